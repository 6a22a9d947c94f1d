-- id: spark_second_look_001
-- dialect: spark
-- construct: view, ctas, script
-- kind: second_look
-- reads: raw.m
-- writes: core.m
-- column: raw.m.id -> core.m.id direct
-- column: raw.m.v -> core.m.total direct
-- column: raw.m.id -> core.m.* group
CREATE OR REPLACE TEMPORARY VIEW typed AS SELECT CAST(id AS BIGINT), CAST(v AS DOUBLE) FROM raw.m;
CREATE TABLE core.m USING delta AS SELECT id, SUM(v) AS total FROM typed GROUP BY id;
-- end
