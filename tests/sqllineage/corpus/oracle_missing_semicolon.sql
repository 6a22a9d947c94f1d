-- id: oracle_missing_semicolon_001
-- dialect: oracle
-- construct: insert, merge, script
-- kind: missing_semicolon
-- reads: s, u
-- writes: t
-- column: s.a -> t.a direct
-- column: u.a -> t.a direct
-- column: t.k -> t.* join
-- column: u.k -> t.* join
TRUNCATE TABLE t
INSERT INTO t (a) SELECT a FROM s;
COMMIT
MERGE INTO t USING u ON (t.k = u.k) WHEN MATCHED THEN UPDATE SET t.a = u.a;
-- end
