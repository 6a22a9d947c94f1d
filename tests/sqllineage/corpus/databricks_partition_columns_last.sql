-- id: databricks_partition_columns_last_001
-- dialect: databricks
-- construct: ddl, insert, script
-- kind: partition_columns_last
-- reads: src
-- writes: tgt, files
-- column: src.x -> tgt.p direct
-- column: src.y -> tgt.a direct
-- column: src.x -> files.a direct
-- column: src.y -> files.p direct
CREATE TABLE tgt (p STRING, a INT) PARTITIONED BY (p);
CREATE TABLE files (p STRING, a INT) USING CSV PARTITIONED BY (p);
INSERT INTO tgt SELECT x, y FROM src;
INSERT INTO files SELECT x, y FROM src;
-- end
