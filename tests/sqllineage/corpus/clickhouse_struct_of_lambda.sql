-- id: clickhouse_struct_of_lambda_001
-- dialect: clickhouse
-- construct: insert, unnest, struct
-- kind: struct_of_lambda
-- reads: t
-- writes: o
-- column: t.a -> o.k direct
-- column: t.b -> o.l direct
INSERT INTO o (k, l)
SELECT e.1, e.2 FROM (SELECT arrayJoin(arrayMap(c -> (c.1, b), a)) AS e FROM t);
-- end

-- id: clickhouse_struct_of_lambda_002
-- dialect: clickhouse
-- construct: select, struct
-- kind: struct_of_lambda
-- reads: t
-- column: t.b -> <result>.v direct
SELECT arrayMap((c, d) -> tuple(c, d), a, b)[1].2 AS v FROM t;
-- end
