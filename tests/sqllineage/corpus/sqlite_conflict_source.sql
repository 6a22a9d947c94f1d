-- id: sqlite_conflict_source_001
-- dialect: sqlite
-- construct: insert, cte
-- kind: conflict_source
-- reads: s
-- writes: t
-- column: s.k -> t.a direct
-- column: s.v -> t.b direct
-- column: s.k -> t.* group
WITH c AS (SELECT k, max(v) AS j FROM s GROUP BY k)
INSERT INTO t (a, b) SELECT k, j FROM c WHERE true
ON CONFLICT (a) DO UPDATE SET b = excluded.b;
-- end
