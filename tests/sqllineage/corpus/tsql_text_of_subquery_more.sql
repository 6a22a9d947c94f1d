-- id: tsql_text_of_subquery_more_001
-- dialect: tsql
-- construct: dynamic_sql, variable, insert
-- kind: text_of_subquery
-- reads: sys.tables, dbo.t1, dbo.t2
-- writes: dbo.o
-- column: dbo.t1.a -> dbo.o.a direct
-- column: dbo.t2.a -> dbo.o.a direct
DECLARE @q nvarchar(max);
SELECT @q = CASE WHEN COUNT(*) > 0 THEN N'INSERT INTO dbo.o (a) SELECT a FROM dbo.t1' ELSE N'INSERT INTO dbo.o (a) SELECT a FROM dbo.t2' END FROM sys.tables;
EXEC (@q);
-- end
