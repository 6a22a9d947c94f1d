-- id: bigquery_nested_definition_001
-- dialect: bigquery
-- construct: ddl, insert, struct, script
-- kind: nested_definition
-- reads: d.s
-- writes: d.t
-- column: d.s.p -> d.t.a direct
-- column: d.s.q -> d.t.b direct
-- column: d.s.r -> d.t.c direct
CREATE TABLE d.t (a STRUCT<x INT64, y STRING OPTIONS (description = 'y')> NOT NULL, b ARRAY<STRUCT<k STRING, v ARRAY<STRUCT<m INT64, n INT64>>>>, c INT64);
INSERT INTO d.t SELECT p, q, r FROM d.s;
-- end

-- id: bigquery_nested_definition_002
-- dialect: bigquery
-- construct: ddl, function, script
-- kind: nested_definition
-- reads: d.s
-- writes: d.t
-- column: d.s.u -> d.t.b direct
CREATE TEMP TABLE w (pair STRUCT<x INT64, y INT64>, b INT64 DEFAULT 1);
INSERT INTO w SELECT st, u FROM d.s;
INSERT INTO d.t (b) SELECT b FROM w;
-- end
