-- id: doris_column_moved_001
-- dialect: doris
-- construct: ddl, insert, script
-- kind: column_moved
-- reads: src
-- writes: tgt
-- column: src.p -> tgt.k direct
-- column: src.q -> tgt.b direct
-- column: src.r -> tgt.a direct
CREATE TABLE tgt (k INT, a INT, b INT) DUPLICATE KEY (k) DISTRIBUTED BY HASH (k) BUCKETS 1;
ALTER TABLE tgt MODIFY COLUMN b BIGINT AFTER k;
INSERT INTO tgt SELECT p, q, r FROM src;
-- end
