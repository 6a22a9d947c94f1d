-- id: databricks_column_moved_001
-- dialect: databricks
-- construct: ddl, insert, script
-- kind: column_moved
-- reads: src
-- writes: tgt
-- column: src.p -> tgt.c direct
-- column: src.q -> tgt.b direct
-- column: src.r -> tgt.a direct
CREATE TABLE tgt (a INT, b INT, c INT) USING DELTA;
ALTER TABLE tgt ALTER COLUMN c FIRST;
ALTER TABLE tgt ALTER COLUMN a AFTER b;
INSERT INTO tgt SELECT p, q, r FROM src;
-- end
