-- id: tsql_function_of_texts_001
-- dialect: tsql
-- construct: dynamic_sql, procedure, insert
-- kind: function_of_texts
-- reads: dbo.hist_t
-- writes: dbo.tgt
-- column: dbo.hist_t.a -> dbo.tgt.a direct
-- dropped: 1
CREATE PROCEDURE dbo.fill @q int, @n sysname AS
BEGIN
  DECLARE @t nvarchar(200) = CASE WHEN @q = 1 THEN N'dbo.hist_t' ELSE @n END;
  DECLARE @sql nvarchar(max) = CONCAT(N'INSERT INTO dbo.tgt (a) SELECT a FROM ', @t);
  EXEC sp_executesql @sql;
END
-- end
