-- id: tsql_leading_hash_001
-- dialect: tsql
-- construct: script, temp_table, comment
-- kind: leading_hash
-- reads: dbo.s
-- writes: dbo.t
-- column: dbo.s.a -> dbo.t.a direct
# of the warehouse
SELECT a INTO #x FROM dbo.s;
INSERT INTO dbo.t (a) SELECT a FROM #x;
-- end
