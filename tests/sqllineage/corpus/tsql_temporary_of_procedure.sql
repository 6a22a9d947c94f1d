-- id: tsql_temporary_of_procedure_001
-- dialect: tsql
-- construct: procedure, temp_table, insert
-- kind: temporary_of_procedure
-- reads: s1
-- writes: q
-- dropped: 1
CREATE PROC p1 AS SELECT a INTO #t FROM s1;
GO
CREATE PROC p2 AS INSERT INTO q (n) SELECT a FROM #t;
-- end

-- id: tsql_temporary_of_procedure_002
-- dialect: tsql
-- construct: procedure, temp_table, insert, call
-- kind: temporary_of_procedure
-- reads: s1
-- writes: q
-- column: s1.a -> q.n direct
CREATE PROC p2 AS INSERT INTO q (n) SELECT a FROM #t;
GO
CREATE PROC p1 AS
BEGIN
  SELECT a INTO #t FROM s1;
  EXEC p2;
END
-- end

-- id: tsql_temporary_of_procedure_003
-- dialect: tsql
-- construct: procedure, temp_table, insert
-- kind: temporary_of_procedure
-- reads: s1, s2
-- writes: q1, q2
-- column: s1.a -> q1.n direct
-- column: s2.b -> q2.n direct
CREATE PROC p1 AS
BEGIN
  CREATE TABLE #w (n int);
  INSERT INTO #w SELECT a FROM s1;
  INSERT INTO q1 (n) SELECT n FROM #w;
END
GO
CREATE PROC p2 AS
BEGIN
  CREATE TABLE #w (n int);
  INSERT INTO #w SELECT b FROM s2;
  INSERT INTO q2 (n) SELECT n FROM #w;
END
-- end

-- id: tsql_temporary_of_procedure_004
-- dialect: tsql
-- construct: procedure, temp_table, insert, call
-- kind: temporary_of_procedure
-- reads: s1
-- writes: q
-- dropped: 1
CREATE PROC p1 AS SELECT a INTO #t FROM s1;
GO
EXEC p1;
INSERT INTO q (n) SELECT a FROM #t;
-- end

-- id: tsql_temporary_of_procedure_005
-- dialect: tsql
-- construct: procedure, temp_table, insert, call
-- kind: temporary_of_procedure
-- reads: s1
-- writes: q
-- column: s1.a -> q.n direct
CREATE PROC load_t AS INSERT INTO #t (a) SELECT a FROM s1;
GO
CREATE TABLE #t (a int);
EXEC load_t;
INSERT INTO q (n) SELECT a FROM #t;
-- end

-- id: tsql_temporary_of_procedure_006
-- dialect: tsql
-- construct: procedure, temp_table, insert
-- kind: temporary_of_procedure
-- reads: s1
-- writes: q
-- column: s1.a -> q.n direct
CREATE PROC p1 AS SELECT a INTO ##shared FROM s1;
GO
CREATE PROC p2 AS INSERT INTO q (n) SELECT a FROM ##shared;
-- end
