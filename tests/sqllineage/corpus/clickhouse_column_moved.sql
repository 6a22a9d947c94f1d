-- id: clickhouse_column_moved_001
-- dialect: clickhouse
-- construct: ddl, insert, script
-- kind: column_moved
-- reads: src
-- writes: tgt
-- column: src.p -> tgt.b direct
-- column: src.q -> tgt.a direct
CREATE TABLE tgt (a UInt32, b String) ENGINE = MergeTree ORDER BY tuple();
ALTER TABLE tgt MODIFY COLUMN IF EXISTS b LowCardinality(String) FIRST;
INSERT INTO tgt SELECT p, q FROM src;
-- end
