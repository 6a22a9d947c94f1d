-- id: hive_nested_definition_001
-- dialect: hive
-- construct: ddl, insert, struct, script
-- kind: nested_definition
-- reads: s
-- writes: t
-- column: s.p -> t.m direct
-- column: s.q -> t.v direct
-- column: s.r -> t.dt direct
CREATE EXTERNAL TABLE t (m map<string,struct<a:int,b:array<map<int,string>>>>, v int) PARTITIONED BY (dt string);
INSERT INTO TABLE t PARTITION (dt) SELECT p, q, r FROM s;
-- end
