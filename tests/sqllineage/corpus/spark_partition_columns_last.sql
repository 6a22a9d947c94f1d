-- id: spark_partition_columns_last_001
-- dialect: spark
-- construct: ddl, insert, script
-- kind: partition_columns_last
-- reads: src
-- writes: tgt
-- column: src.x -> tgt.a direct
-- column: src.y -> tgt.p direct
CREATE TABLE tgt (p STRING, a INT) USING parquet PARTITIONED BY (p);
INSERT INTO tgt SELECT x, y FROM src;
-- end

-- id: spark_partition_columns_last_002
-- dialect: spark
-- construct: ddl, insert, script
-- kind: partition_columns_last
-- reads: src
-- writes: db.tgt
-- column: src.x -> db.tgt.b direct
-- column: src.y -> db.tgt.q direct
-- column: src.z -> db.tgt.p direct
CREATE TABLE IF NOT EXISTS db.tgt (p DATE, b INT, `q` STRING COMMENT 'part') USING ORC OPTIONS (compression 'zlib') PARTITIONED BY (`q`, p) LOCATION '/x';
INSERT OVERWRITE TABLE db.tgt SELECT x, y, z FROM src;
-- end

-- id: spark_partition_columns_last_003
-- dialect: spark
-- construct: ddl, insert, script
-- kind: partition_columns_last
-- reads: src
-- writes: lake.db.tgt
-- column: src.x -> lake.db.tgt.p direct
-- column: src.y -> lake.db.tgt.a direct
CREATE TABLE lake.db.tgt (p TIMESTAMP, a INT) USING iceberg PARTITIONED BY (days(p), bucket(4, a));
INSERT INTO lake.db.tgt SELECT x, y FROM src;
-- end

-- id: spark_partition_columns_last_004
-- dialect: spark
-- construct: ctas, insert, script
-- kind: partition_columns_last
-- reads: src, more
-- writes: tgt
-- column: src.p -> tgt.p direct
-- column: src.a -> tgt.a direct
-- column: more.x -> tgt.a direct
-- column: more.y -> tgt.p direct
CREATE TABLE tgt USING parquet PARTITIONED BY (p) AS SELECT p, a FROM src;
INSERT INTO tgt SELECT x, y FROM more;
-- end
