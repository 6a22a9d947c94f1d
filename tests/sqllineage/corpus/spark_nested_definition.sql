-- id: spark_nested_definition_001
-- dialect: spark
-- construct: ddl, insert, struct, script
-- kind: nested_definition
-- reads: s
-- writes: t
-- column: s.p -> t.id direct
-- column: s.q -> t.tags direct
-- column: s.r -> t.place direct
-- column: s.u -> t.note direct
CREATE TABLE t (id INT, tags MAP<STRING, ARRAY<INT>>, place STRUCT<lat: DOUBLE, lon: DOUBLE> COMMENT 'where, roughly', note STRING) USING delta;
INSERT INTO t SELECT p, q, r, u FROM s;
-- end
