-- id: mysql_column_moved_001
-- dialect: mysql
-- construct: ddl, insert, script
-- kind: column_moved
-- reads: src
-- writes: tgt
-- column: src.p -> tgt.b direct
-- column: src.q -> tgt.a direct
-- column: src.r -> tgt.c direct
CREATE TABLE tgt (a INT, b INT, c INT);
ALTER TABLE tgt MODIFY COLUMN a BIGINT NOT NULL AFTER b;
INSERT INTO tgt SELECT p, q, r FROM src;
-- end

-- id: mysql_column_moved_002
-- dialect: mysql
-- construct: ddl, insert, script
-- kind: column_moved
-- reads: src
-- writes: tgt
-- column: src.p -> tgt.c direct
-- column: src.q -> tgt.b direct
-- column: src.r -> tgt.first_one direct
-- column: src.s -> tgt.d direct
CREATE TABLE tgt (a INT, b INT, `c` INT);
ALTER TABLE tgt CHANGE a first_one BIGINT AFTER b, MODIFY `c` INT FIRST, ADD d INT AFTER first_one;
INSERT INTO tgt SELECT p, q, r, s FROM src;
-- end
