-- id: tsql_default_text_001
-- dialect: tsql
-- construct: procedure,dynamic_sql
-- kind: default_text
-- reads: dbo.orders
-- writes: dbo.t
-- dropped: 1
-- column: dbo.orders.a -> dbo.t.a direct
CREATE PROCEDURE dbo.load_it @table NVARCHAR(100) = N'dbo.orders', @days INT = 7 AS
BEGIN
  DECLARE @sql NVARCHAR(MAX) = N'INSERT INTO dbo.t (a) SELECT a FROM ' + @table;
  EXEC sp_executesql @sql;
END
GO
EXEC dbo.load_it @days = 1;
-- end
