-- id: hive_column_moved_001
-- dialect: hive
-- construct: ddl, insert, script
-- kind: column_moved
-- reads: src
-- writes: tgt
-- column: src.p -> tgt.b direct
-- column: src.q -> tgt.a2 direct
-- column: src.r -> tgt.c direct
CREATE TABLE tgt (a INT, b INT, c INT);
ALTER TABLE tgt CHANGE COLUMN a a2 INT COMMENT 'moved' AFTER b;
INSERT INTO TABLE tgt SELECT p, q, r FROM src;
-- end

-- id: hive_column_moved_002
-- dialect: hive
-- construct: ddl, insert, script
-- kind: column_moved
-- reads: src
-- writes: tgt
-- column: src.p -> tgt.k direct
-- column: src.q -> tgt.v direct
CREATE TABLE tgt (a INT, b INT, c INT) STORED AS TEXTFILE;
ALTER TABLE tgt REPLACE COLUMNS (k STRING COMMENT 'the key', v STRING);
INSERT INTO TABLE tgt SELECT p, q FROM src;
-- end
