-- id: impala_second_look_001
-- dialect: impala
-- construct: ddl, insert, script
-- kind: second_look
-- reads: s
-- writes: t
-- column: s.x -> t.c direct
-- column: s.y -> t.b direct
-- column: s.z -> t.p direct
CREATE TABLE t (a INT, b STRING) PARTITIONED BY (p INT) STORED AS PARQUET;
ALTER TABLE t CHANGE a c BIGINT;
INSERT INTO t PARTITION (p) SELECT x, y, z FROM s;
-- end
