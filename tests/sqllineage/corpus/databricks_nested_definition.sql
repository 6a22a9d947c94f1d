-- id: databricks_nested_definition_001
-- dialect: databricks
-- construct: ddl, insert, struct, script
-- kind: nested_definition
-- reads: s
-- writes: t
-- column: s.p -> t.a direct
-- column: s.q -> t.n direct
-- column: s.r -> t.later direct
CREATE TABLE t (a STRUCT<x: INT, y: INT>, n INT);
ALTER TABLE t ADD COLUMNS (later STRUCT<u: INT, w: STRING>);
INSERT INTO t SELECT p, q, r FROM s;
-- end
