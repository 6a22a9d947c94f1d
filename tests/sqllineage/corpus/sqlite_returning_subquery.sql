-- id: sqlite_returning_subquery_001
-- dialect: sqlite
-- construct: insert, subquery
-- kind: returning_subquery
-- reads: src, t2
-- writes: t1
-- column: src.a -> t1.a direct
INSERT INTO t1 (a) SELECT a FROM src WHERE true ON CONFLICT DO NOTHING RETURNING (SELECT count(*) FROM t2);
-- end
