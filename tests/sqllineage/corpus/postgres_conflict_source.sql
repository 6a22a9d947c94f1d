-- id: postgres_conflict_source_001
-- dialect: postgres
-- construct: insert, cte
-- kind: conflict_source
-- reads: s
-- writes: t
-- column: s.k -> t.a direct
-- column: s.v -> t.b direct
-- column: s.v -> t.* filter
-- column: t.b -> t.* filter
-- column: s.k -> t.* group
INSERT INTO t (a, b)
(WITH c AS (SELECT k, sum(v) AS j FROM s GROUP BY k) SELECT k, j FROM c)
ON CONFLICT (a) DO UPDATE SET b = EXCLUDED.b WHERE t.b < EXCLUDED.b;
-- end

-- id: postgres_conflict_source_002
-- dialect: postgres
-- construct: insert, cte
-- kind: conflict_source
-- reads: s
-- writes: t
-- column: s.k -> t.a direct
-- column: s.v -> t.b direct
-- column: t.b -> t.b direct
INSERT INTO t AS old (a, b)
WITH c AS (SELECT k, v FROM s) (SELECT k, v FROM c)
ON CONFLICT (a) DO UPDATE SET b = old.b + EXCLUDED.b
RETURNING a;
-- end
