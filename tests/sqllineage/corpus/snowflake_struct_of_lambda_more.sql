-- id: snowflake_struct_of_lambda_more_001
-- dialect: snowflake
-- construct: select, flatten, struct
-- kind: struct_of_lambda
-- reads: t
-- column: t.b -> <result>.v direct
SELECT f.value:l AS v FROM t, LATERAL FLATTEN(input => TRANSFORM(a, c -> OBJECT_CONSTRUCT('k', c, 'l', b))) f;
-- end
