-- id: tsql_text_of_functions_001
-- dialect: tsql
-- construct: dynamic_sql, procedure, insert
-- kind: function_of_texts
-- reads: dbo.usual
-- writes: dbo.tgt
-- column: dbo.usual.a -> dbo.tgt.a direct
-- dropped: 1
CREATE PROCEDURE dbo.fill @n nvarchar(100) AS
BEGIN
  DECLARE @sql nvarchar(max) = N'INSERT INTO dbo.tgt (a) SELECT a FROM ' + COALESCE(@n, N'dbo.usual');
  EXEC sp_executesql @sql;
END
-- end
