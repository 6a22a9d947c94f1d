-- id: postgres_function_branch_001
-- dialect: postgres
-- construct: union, select, star
-- kind: function_branch
-- reads: t
-- column: t.a -> <result>.* direct
SELECT * FROM foo(10) UNION SELECT a FROM t;
-- end
