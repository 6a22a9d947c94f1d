-- id: mysql_conflict_source_001
-- dialect: mysql
-- construct: insert, cte, aggregate
-- kind: conflict_source
-- reads: s
-- writes: t
-- column: s.k -> t.a direct
-- column: s.v -> t.b direct
-- column: s.k -> t.* group
INSERT INTO t (a, b)
WITH cte AS (SELECT k, sum(v) AS j FROM s GROUP BY k)
SELECT k, j FROM cte
ON DUPLICATE KEY UPDATE b = cte.j;
-- end

-- id: mysql_conflict_source_002
-- dialect: mysql
-- construct: insert
-- kind: conflict_source
-- reads: s
-- writes: t
-- column: s.x -> t.a direct
-- column: s.y -> t.b direct
-- column: t.b -> t.b direct
-- column: s.z -> t.* filter
INSERT INTO t (a, b) (SELECT x, y FROM s WHERE z > 0) ON DUPLICATE KEY UPDATE b = VALUES(b) + t.b;
-- end

-- id: mysql_conflict_source_003
-- dialect: mysql
-- construct: insert, subquery, aggregate
-- kind: conflict_source
-- reads: s
-- writes: t
-- column: s.k -> t.a direct
-- column: s.v -> t.b direct
-- column: s.w -> t.c direct
-- column: s.k -> t.* group
INSERT INTO t (a, b)
SELECT d.k, d.m FROM (SELECT k, max(v) AS m, min(w) AS n FROM s GROUP BY k) AS d
ON DUPLICATE KEY UPDATE c = d.n;
-- end

-- id: mysql_conflict_source_004
-- dialect: mysql
-- construct: insert, subquery
-- kind: conflict_source
-- reads: s
-- writes: t
-- column: t.b -> t.b direct
-- column: s.x -> t.a direct
-- column: s.y -> t.b direct
INSERT INTO t (a, b) VALUES (1, 2) AS new(m, n) ON DUPLICATE KEY UPDATE b = n + t.b;
INSERT INTO t (a, b) SELECT * FROM (SELECT x, y FROM s) AS new(m, n) ON DUPLICATE KEY UPDATE b = new.n;
-- end

-- id: mysql_conflict_source_005
-- dialect: mysql
-- construct: insert, cte
-- kind: conflict_source
-- reads: s, r
-- writes: t
-- column: s.x -> t.a direct
-- column: s.y -> t.b direct
-- column: r.x -> t.a direct
-- column: r.y -> t.b direct
REPLACE INTO t (a, b) WITH c AS (SELECT x, y FROM s) SELECT x, y FROM c;
REPLACE INTO t (a, b) (SELECT x, y FROM r);
-- end

-- id: mysql_conflict_source_006
-- dialect: mysql
-- construct: insert, cte, join
-- kind: conflict_source
-- schema: {"tables": {"dw.day": ["d", "store", "total", "cost"], "dw.raw": ["d", "store", "amount", "cost"], "dw.store": ["id", "open"]}}
-- reads: dw.raw, dw.store
-- writes: dw.day
-- column: dw.raw.d -> dw.day.d direct
-- column: dw.raw.store -> dw.day.store direct
-- column: dw.raw.amount -> dw.day.total direct
-- column: dw.raw.cost -> dw.day.cost direct
-- column: dw.raw.d -> dw.day.* group
-- column: dw.raw.store -> dw.day.* group
-- column: dw.store.id -> dw.day.* join
-- column: dw.raw.store -> dw.day.* join
-- column: dw.store.open -> dw.day.* filter
INSERT INTO dw.day (d, store, total)
WITH sums AS (SELECT d, store, sum(amount) AS total, sum(cost) AS spent FROM dw.raw GROUP BY d, store),
     open_stores AS (SELECT id FROM dw.store WHERE open = 1)
SELECT s.d, s.store, s.total FROM sums s JOIN open_stores o ON o.id = s.store
ON DUPLICATE KEY UPDATE total = VALUES(total), cost = s.spent;
-- end

-- id: mysql_conflict_source_007
-- dialect: mysql
-- construct: insert, cte, union
-- kind: conflict_source
-- reads: s, r
-- writes: t
-- column: s.x -> t.a direct
-- column: r.x -> t.a direct
-- column: s.y -> t.b direct
-- column: r.y -> t.b direct
INSERT INTO t (a, b)
(WITH u AS (SELECT x, y FROM s UNION ALL SELECT x, y FROM r) SELECT u.x, u.y FROM u)
ON DUPLICATE KEY UPDATE b = u.y;
-- end
