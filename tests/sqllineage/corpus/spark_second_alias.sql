-- id: spark_second_alias_01
-- dialect: spark
-- construct: lateral, view
-- kind: second_alias
-- reads: raw.event
-- writes: core.attr
-- column: raw.event.id -> core.attr.id direct
-- column: raw.event.props -> core.attr.k direct
-- column: raw.event.props -> core.attr.v direct
CREATE VIEW core.attr AS SELECT e.id, t.k, t.v FROM raw.event e LATERAL VIEW OUTER EXPLODE(e.props) t AS k, v;
-- end

-- id: spark_second_alias_02
-- dialect: spark
-- construct: lateral, insert
-- kind: second_alias
-- reads: raw.basket
-- writes: core.line
-- column: raw.basket.id -> core.line.id direct
-- column: raw.basket.lines -> core.line.sku direct
-- column: raw.basket.lines -> core.line.qty direct
-- column: raw.basket.lines -> core.line.eur direct
-- column: raw.basket.lines -> core.line.* filter
INSERT INTO core.line (id, sku, qty, eur)
SELECT id, sku, qty, eur FROM raw.basket LATERAL VIEW inline(lines) AS sku, qty, eur WHERE qty > 0;
-- end

-- id: spark_second_alias_03
-- dialect: spark
-- construct: lateral, ctas
-- kind: second_alias
-- reads: raw.month
-- writes: core.long
-- column: raw.month.shop -> core.long.shop direct
-- column: raw.month.jan -> core.long.eur direct
-- column: raw.month.feb -> core.long.eur direct
CREATE TABLE core.long AS
SELECT shop, name, eur FROM raw.month LATERAL VIEW stack(2, 'jan', jan, 'feb', feb) s AS name, eur;
-- end

-- id: spark_second_alias_04
-- dialect: spark
-- construct: lateral, insert
-- kind: second_alias
-- reads: raw.event
-- writes: core.attr
-- column: raw.event.props -> core.attr.pos direct
-- column: raw.event.props -> core.attr.k direct
-- column: raw.event.props -> core.attr.v direct
INSERT INTO core.attr SELECT t.pos, t.k, t.v FROM raw.event e, LATERAL posexplode(e.props) AS t(pos, k, v);
-- end

-- id: spark_second_alias_05
-- dialect: spark
-- construct: select, join
-- kind: second_alias
-- reads: raw.hit, dim.host
-- column: raw.hit.url -> <result>.path direct
-- column: dim.host.team -> <result>.team direct
-- column: raw.hit.url -> <result>.* join
-- column: dim.host.host -> <result>.* join
SELECT u.path, d.team
FROM raw.hit LATERAL VIEW parse_url_tuple(raw.hit.url, 'HOST', 'PATH') u AS host, path
JOIN dim.host d ON d.host = u.host;
-- end
