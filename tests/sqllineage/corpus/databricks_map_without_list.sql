-- id: databricks_map_without_list_01
-- dialect: databricks
-- construct: lateral, insert
-- kind: map_without_list
-- reads: raw.event
-- writes: core.attr
-- column: raw.event.id -> core.attr.id direct
-- column: raw.event.props -> core.attr.v direct
-- column: raw.event.props -> core.attr.* filter
INSERT INTO core.attr (id, v) SELECT e.id, p.value FROM raw.event e, LATERAL explode(e.props) p WHERE p.key = 'x';
-- end

-- id: databricks_map_without_list_02
-- dialect: databricks
-- construct: lateral, cte
-- kind: map_without_list
-- reads: raw.t
-- column: raw.t.id -> <result>.id direct
-- column: raw.t.m -> <result>.key direct
-- column: raw.t.m -> <result>.value direct
WITH c AS (SELECT id, explode(m) FROM raw.t) SELECT id, key, value FROM c;
-- end
