-- id: spark_with_multi_insert_01
-- dialect: spark
-- construct: multi_insert, cte
-- kind: with_multi_insert
-- reads: raw.t, raw.u
-- writes: core.a, core.b
-- column: raw.t.x -> core.a.x direct
-- column: raw.t.x -> core.b.y direct
-- column: raw.u.id -> core.b.* filter
-- column: raw.t.id -> core.b.* filter
WITH c AS (SELECT id, x FROM raw.t), e AS (SELECT id, x AS y FROM c)
FROM (SELECT * FROM e) q
INSERT INTO core.a SELECT q.y AS x
INSERT INTO core.b SELECT q.y WHERE q.id IN (SELECT id FROM raw.u);
-- end

-- id: spark_with_multi_insert_02
-- dialect: spark
-- construct: multi_insert, cte, lateral
-- kind: with_multi_insert
-- reads: raw.t
-- writes: core.a, core.b
-- column: raw.t.m -> core.a.k direct
-- column: raw.t.m -> core.b.v direct
WITH c AS (SELECT m FROM raw.t)
FROM c LATERAL VIEW explode(m) t AS k, v
INSERT INTO core.a SELECT k
INSERT OVERWRITE TABLE core.b SELECT v;
-- end
