-- id: databricks_map_by_position_01
-- dialect: databricks
-- construct: insert
-- kind: map_by_position
-- reads: raw.t
-- writes: core.x
-- column: raw.t.m -> core.x.p direct
-- column: raw.t.m -> core.x.k direct
-- column: raw.t.m -> core.x.v direct
INSERT INTO core.x (p, k, v) SELECT posexplode_outer(m) FROM raw.t;
-- end

-- id: databricks_map_by_position_02
-- dialect: databricks
-- construct: cte, select
-- kind: map_by_position
-- reads: raw.t
-- column: raw.t.id -> <result>.id direct
-- column: raw.t.m -> <result>.k direct
-- column: raw.t.m -> <result>.v direct
WITH c (id, k, v) AS (SELECT id, explode_outer(m) FROM raw.t) SELECT id, k, v FROM c;
-- end
