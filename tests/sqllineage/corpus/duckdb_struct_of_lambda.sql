-- id: duckdb_struct_of_lambda_001
-- dialect: duckdb
-- construct: insert, unnest, struct
-- kind: struct_of_lambda
-- reads: t
-- writes: o
-- column: t.a -> o.k direct
-- column: t.b -> o.l direct
INSERT INTO o (k, l)
SELECT e.k, e.l FROM (SELECT unnest(list_transform(a, c -> {'k': c.x, 'l': b})) AS e FROM t);
-- end

-- id: duckdb_struct_of_lambda_002
-- dialect: duckdb
-- construct: select, struct
-- kind: struct_of_lambda
-- reads: t
-- column: t.b -> <result>.v direct
SELECT [{'k': c.x, 'l': b} FOR c IN a][1].l AS v FROM t;
-- end
