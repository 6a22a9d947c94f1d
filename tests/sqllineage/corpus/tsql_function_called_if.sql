-- id: tsql_function_called_if_01
-- dialect: tsql
-- construct: select, function
-- reads: dbo.a
-- column: dbo.a.x -> <result>.r direct
-- column: dbo.a.y -> <result>.r direct
SELECT dbo.nullif(x, y) AS r FROM dbo.a;
-- end
