-- id: hive_partition_columns_last_001
-- dialect: hive
-- construct: ddl, insert, script
-- kind: partition_columns_last
-- reads: src
-- writes: tgt
-- column: src.x -> tgt.a direct
-- column: src.y -> tgt.p direct
CREATE TABLE tgt (a INT) PARTITIONED BY (p STRING COMMENT 'day') STORED AS ORC;
INSERT OVERWRITE TABLE tgt PARTITION (p) SELECT x, y FROM src;
-- end

-- id: hive_partition_columns_last_002
-- dialect: hive
-- construct: ctas, insert, script
-- kind: partition_columns_last
-- reads: src, more
-- writes: tgt
-- column: src.p -> tgt.p direct
-- column: src.a -> tgt.a direct
-- column: more.x -> tgt.a direct
-- column: more.y -> tgt.p direct
CREATE TABLE tgt PARTITIONED BY (p) STORED AS PARQUET AS SELECT a, p FROM src;
INSERT INTO TABLE tgt SELECT x, y FROM more;
-- end
