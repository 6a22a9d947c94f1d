-- id: databricks_second_alias_01
-- dialect: databricks
-- construct: lateral, view
-- kind: second_alias
-- reads: main.raw.event
-- writes: main.core.attr
-- column: main.raw.event.id -> main.core.attr.id direct
-- column: main.raw.event.props -> main.core.attr.k direct
-- column: main.raw.event.props -> main.core.attr.v direct
CREATE VIEW main.core.attr AS SELECT id, k, v FROM main.raw.event, LATERAL explode(props) AS t(k, v);
-- end

-- id: databricks_second_alias_02
-- dialect: databricks
-- construct: lateral, select
-- kind: second_alias
-- reads: main.raw.event
-- column: main.raw.event.payload -> <result>.kind direct
-- column: main.raw.event.payload -> <result>.user direct
SELECT j.kind, j.user FROM main.raw.event AS e LEFT JOIN LATERAL json_tuple(e.payload, 'kind', 'user') AS j(kind, user) ON true;
-- end

-- id: databricks_second_alias_03
-- dialect: databricks
-- construct: lateral, ctas
-- kind: second_alias
-- reads: main.raw.basket
-- writes: main.core.line
-- column: main.raw.basket.lines -> main.core.line.sku direct
-- column: main.raw.basket.lines -> main.core.line.qty direct
CREATE TABLE main.core.line AS
SELECT l.sku, l.qty FROM main.raw.basket b JOIN LATERAL inline_outer(b.lines) AS l(sku, qty);
-- end

-- id: databricks_second_alias_04
-- dialect: databricks
-- construct: lateral, select
-- kind: second_alias
-- reads: main.raw.doc
-- column: main.raw.doc.id -> <result>.id direct
-- column: main.raw.doc.body -> <result>.key direct
-- column: main.raw.doc.body -> <result>.value direct
-- column: main.raw.doc.body -> <result>.pos direct
SELECT d.id, v.pos, v.key, v.value FROM main.raw.doc d, LATERAL variant_explode(d.body) AS v(pos, key, value);
-- end
