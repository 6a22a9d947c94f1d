-- id: tsql_unknown_beside_known_001
-- dialect: tsql
-- construct: dynamic_sql, procedure, insert
-- kind: unknown_beside_known
-- reads: dbo.known
-- writes: dbo.tgt
-- column: dbo.known.a -> dbo.tgt.a direct
-- dropped: 1
CREATE PROCEDURE dbo.pull @q int, @n sysname AS
BEGIN
  DECLARE @t nvarchar(200) = N'dbo.x_' + @n;
  IF @q = 1 SET @t = N'dbo.known';
  DECLARE @sql nvarchar(max) = N'INSERT INTO dbo.tgt (a) SELECT a FROM ' + @t;
  EXEC (@sql);
END
-- end
