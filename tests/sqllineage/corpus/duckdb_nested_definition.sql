-- id: duckdb_nested_definition_001
-- dialect: duckdb
-- construct: ddl, insert, struct, script
-- kind: nested_definition
-- reads: s
-- writes: t
-- column: s.p -> t.a direct
-- column: s.q -> t.b direct
CREATE TABLE t (a STRUCT(x INTEGER, y INTEGER), b MAP(VARCHAR, INTEGER), CHECK (b < a));
INSERT INTO t SELECT p, q FROM s;
-- end
