-- id: spark_map_by_position_01
-- dialect: spark
-- construct: view
-- kind: map_by_position
-- reads: raw.t
-- writes: core.v
-- column: raw.t.id -> core.v.id direct
-- column: raw.t.m -> core.v.k direct
-- column: raw.t.m -> core.v.v direct
CREATE VIEW core.v (id, k, v) AS SELECT id, explode(m) FROM raw.t;
-- end

-- id: spark_map_by_position_02
-- dialect: spark
-- construct: insert
-- kind: map_by_position
-- schema: {"tables": {"core.x": ["id", "k", "v", "w"]}}
-- reads: raw.t
-- writes: core.x
-- column: raw.t.id -> core.x.id direct
-- column: raw.t.m -> core.x.k direct
-- column: raw.t.m -> core.x.v direct
-- column: raw.t.z -> core.x.w direct
INSERT INTO core.x SELECT id, explode(m), z FROM raw.t;
-- end

-- id: spark_map_by_position_03
-- dialect: spark
-- construct: subquery, select
-- kind: map_by_position
-- reads: raw.t
-- column: raw.t.m -> <result>.v direct
SELECT c.v FROM (SELECT explode(m) FROM raw.t) AS c (k, v);
-- end
