-- id: trino_nested_definition_001
-- dialect: trino
-- construct: ddl, insert, struct, script
-- kind: nested_definition
-- reads: s
-- writes: t
-- column: s.p -> t.a direct
-- column: s.q -> t.b direct
CREATE TABLE t (a ROW(x bigint, y varchar), b ARRAY(ROW(k varchar, v double)) WITH (p = 1));
INSERT INTO t SELECT p, q FROM s;
-- end
