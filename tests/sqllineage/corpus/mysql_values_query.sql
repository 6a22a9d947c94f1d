-- id: mysql_values_query_001
-- dialect: mysql
-- construct: union, select
-- kind: values_query
-- reads: t
-- column: t.a -> <result>.column_0 direct
-- column: t.b -> <result>.column_1 direct
VALUES ROW(1, 2) UNION SELECT a, b FROM t;
-- end

-- id: mysql_values_query_002
-- dialect: mysql
-- construct: union, insert
-- kind: values_query
-- reads: t
-- writes: x
-- column: t.a -> x.c direct
-- column: t.b -> x.d direct
INSERT INTO x (c, d) VALUES (1, 2), (3, 4) UNION SELECT a, b FROM t;
-- end

-- id: mysql_values_query_003
-- dialect: mysql
-- construct: union, cte, insert
-- kind: values_query
-- reads: t
-- writes: x
-- column: t.a -> x.c direct
-- column: t.k -> x.* filter
INSERT INTO x (c) WITH v (n) AS (VALUES (1), (2) UNION ALL SELECT a FROM t WHERE k = 1) SELECT n FROM v;
-- end

-- id: mysql_values_query_004
-- dialect: mysql
-- construct: union, ctas
-- kind: values_query
-- reads: t
-- writes: x
-- column: t.a -> x.a direct
-- column: t.k -> x.* filter
CREATE TABLE x AS SELECT a FROM t WHERE k IN (VALUES (1), (2));
-- end
