-- id: tsql_literal_argument_001
-- dialect: tsql
-- construct: procedure, call, dynamic_sql, insert
-- kind: literal_argument
-- reads: dbo.x
-- writes: dbo.tgt
-- column: dbo.x.a -> dbo.tgt.a direct
-- dropped: 1
CREATE PROCEDURE dbo.p @t sysname AS
BEGIN
  EXEC (N'INSERT INTO dbo.tgt (a) SELECT a FROM ' + @t);
END
GO
EXEC dbo.p @t = N'dbo.x';
-- end
