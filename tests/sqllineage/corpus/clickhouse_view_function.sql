-- id: clickhouse_view_function_001
-- dialect: clickhouse
-- construct: select, subquery
-- kind: view_function
-- reads: t
-- column: t.a -> <result>.x direct
SELECT x FROM view(SELECT a AS x, b AS y FROM t);
-- end

-- id: clickhouse_view_function_002
-- dialect: clickhouse
-- construct: insert, join
-- kind: view_function
-- reads: t, u
-- writes: d
-- column: t.b -> d.p direct
-- column: t.c -> d.* filter
-- column: t.a -> d.* join
-- column: u.x -> d.* join
INSERT INTO d (p)
SELECT v.y
FROM view(SELECT a AS x, b AS y FROM t WHERE c = 1) AS v
JOIN u ON v.x = u.x;
-- end

-- id: clickhouse_view_function_003
-- dialect: clickhouse
-- construct: select, star
-- kind: view_function
-- reads: db.t
-- column: db.t.a -> <result>.a direct
-- column: db.t.b -> <result>.n direct
SELECT * FROM remote('h:9000', view(SELECT a, b AS n FROM db.t));
-- end

-- id: clickhouse_view_function_004
-- dialect: clickhouse
-- construct: insert, aggregate
-- kind: view_function
-- reads: db.hits
-- writes: d
-- column: db.hits.k -> d.k direct
-- column: db.hits.k -> d.* group
INSERT INTO d (k, n) SELECT k, n FROM clusterAllReplicas('main', view(SELECT k, count() AS n FROM db.hits GROUP BY k)) AS r;
-- end

-- id: clickhouse_view_function_005
-- dialect: clickhouse
-- construct: view, union, cte
-- kind: view_function
-- reads: a, b
-- writes: v
-- column: a.x -> v.x direct
-- column: b.y -> v.x direct
CREATE VIEW v AS SELECT x FROM view(WITH c AS (SELECT x FROM a) SELECT x FROM c UNION ALL SELECT y FROM b);
-- end
