-- id: tsql_local_tables_001
-- dialect: tsql
-- construct: procedure, temp_table, insert, call
-- kind: temporary_of_procedure
-- reads: s1
-- writes: q
-- column: s1.a -> q.n direct
CREATE PROC main AS
BEGIN
  CREATE TABLE #t (a int);
  EXEC filler;
  INSERT INTO q (n) SELECT a FROM #t;
END
GO
CREATE PROC filler AS INSERT INTO #t (a) SELECT a FROM s1;
-- end
