-- id: trino_struct_of_lambda_001
-- dialect: trino
-- construct: select, unnest, struct
-- kind: struct_of_lambda
-- reads: t
-- column: t.a -> <result>.k direct
-- column: t.b -> <result>.l direct
SELECT r.k, r.l
FROM (SELECT transform(a, c -> CAST(ROW(c.x, b) AS ROW(k INTEGER, l INTEGER))) AS rs FROM t) q
CROSS JOIN UNNEST(q.rs) AS r (k, l);
-- end
