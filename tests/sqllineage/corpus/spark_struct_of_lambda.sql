-- id: spark_struct_of_lambda_001
-- dialect: spark
-- construct: select, struct
-- kind: struct_of_lambda
-- reads: t
-- column: t.b -> <result>.v direct
SELECT transform(a, c -> struct(c.x AS k, b AS l))[0].l AS v FROM t;
-- end
