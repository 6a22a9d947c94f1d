-- id: mysql_spelling_of_schema_001
-- dialect: mysql
-- construct: insert, ddl, script
-- kind: spelling_of_schema
-- reads: ref
-- writes: tgt
-- column: ref.refno -> tgt.no direct
-- column: ref.refNo -> tgt.* filter
CREATE TABLE ref (`refNo` INT, `Label` TEXT);
INSERT INTO tgt (no) SELECT refNo FROM ref WHERE `refNo` > 0;
-- end
