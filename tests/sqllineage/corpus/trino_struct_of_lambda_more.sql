-- id: trino_struct_of_lambda_more_001
-- dialect: trino
-- construct: select, struct
-- kind: struct_of_lambda
-- reads: t
-- column: t.b -> <result>.v direct
SELECT zip_with(a, b, (x, y) -> CAST(ROW(x, y) AS ROW(p INTEGER, q INTEGER)))[1].q AS v FROM t;
-- end
