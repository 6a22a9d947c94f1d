-- id: tsql_function_alias_star_001
-- dialect: tsql
-- construct: insert, star, lateral
-- kind: function_alias_star
-- reads: dbo.orders
-- writes: dbo.orderline
-- column: dbo.orders.lines -> dbo.orderline.* direct
INSERT INTO dbo.OrderLine SELECT s.* FROM dbo.Orders AS o CROSS APPLY dbo.SplitLines(o.Lines) AS s;
-- end
