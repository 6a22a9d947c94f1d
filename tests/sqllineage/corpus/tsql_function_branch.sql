-- id: tsql_function_branch_001
-- dialect: tsql
-- construct: union, select, star
-- kind: function_branch
-- reads: dbo.t
-- column: dbo.t.a -> <result>.* direct
-- column: dbo.t.b -> <result>.* direct
SELECT * FROM dbo.foo(10) UNION ALL SELECT a, b FROM dbo.t;
-- end
