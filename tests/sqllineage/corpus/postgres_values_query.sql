-- id: postgres_values_query_001
-- dialect: postgres
-- construct: union, insert
-- kind: values_query
-- reads: t
-- writes: x
-- column: t.a -> x.c direct
INSERT INTO x (c) VALUES (1), (2) UNION ALL SELECT a FROM t;
-- end
