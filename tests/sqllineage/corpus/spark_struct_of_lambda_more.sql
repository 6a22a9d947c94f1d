-- id: spark_struct_of_lambda_more_001
-- dialect: spark
-- construct: select, lateral, struct
-- kind: struct_of_lambda
-- reads: t
-- column: t.b -> <result>.v direct
-- column: t.d -> <result>.v direct
SELECT e.l AS v
FROM t LATERAL VIEW explode(transform(filter(a, f -> f.ok), c -> named_struct('k', c.x, 'l', concat(b, d)))) s AS e;
-- end
