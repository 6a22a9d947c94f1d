-- id: databricks_struct_of_lambda_001
-- dialect: databricks
-- construct: insert, lateral, struct
-- kind: struct_of_lambda
-- reads: t
-- writes: o
-- column: t.a -> o.k direct
-- column: t.b -> o.l direct
INSERT INTO o (k, l)
SELECT k, l FROM t LATERAL VIEW inline(transform(a, c -> named_struct('k', c.x, 'l', b))) AS k, l;
-- end
