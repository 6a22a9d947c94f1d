-- id: tsql_one_spelling_001
-- dialect: tsql
-- construct: insert, quoted_name
-- kind: one_spelling
-- reads: dbo.orders
-- writes: dbo.orders
-- column: dbo.orders.a -> dbo.orders.b direct
INSERT INTO dbo.Orders (b) SELECT a FROM [dbo].[Orders];
-- end
