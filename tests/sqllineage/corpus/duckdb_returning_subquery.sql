-- id: duckdb_returning_subquery_001
-- dialect: duckdb
-- construct: insert, subquery
-- kind: returning_subquery
-- reads: t2
-- writes: t1
INSERT INTO t1 VALUES (1), (2) RETURNING *, (SELECT max(x) FROM t2) AS m;
-- end
