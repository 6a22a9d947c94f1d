-- id: snowflake_function_branch_001
-- dialect: snowflake
-- construct: union, ctas, star
-- kind: function_branch
-- reads: t
-- writes: o
-- column: t.a -> o.* direct
CREATE TABLE o AS SELECT * FROM TABLE(foo(10)) UNION ALL SELECT a FROM t;
-- end
