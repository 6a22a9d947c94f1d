-- id: tsql_column_spelling_more_001
-- dialect: tsql
-- construct: select,quoted_name
-- kind: column_spelling
-- reads: dbo.t
-- column: dbo.t.OrderId -> <result>.a direct
-- column: dbo.t.OrderId -> <result>.* filter
-- column: dbo.t.OrderId -> <result>.* sort
SELECT [OrderId] AS a FROM dbo.t WHERE orderid > 1 ORDER BY ORDERID;
-- end
