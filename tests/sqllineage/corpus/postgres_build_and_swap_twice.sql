-- id: postgres_build_and_swap_twice_001
-- dialect: postgres
-- construct: script,rename,temp_table
-- kind: build_and_swap_twice
-- reads: src.ferry
-- writes: port.ferry
-- column: src.ferry.name -> port.ferry.name direct
-- column: src.ferry.in_use -> port.ferry.* filter
CREATE TEMP TABLE f AS SELECT name FROM src.ferry WHERE in_use;
CREATE TABLE port.ferry_new AS SELECT name FROM f;
ALTER TABLE port.ferry RENAME TO ferry_old;
ALTER TABLE port.ferry_new RENAME TO ferry;
DROP TABLE port.ferry_old;
DROP TABLE f;
CREATE TEMP TABLE f AS SELECT name FROM src.ferry WHERE in_use;
CREATE TABLE port.ferry_new AS SELECT name FROM f;
ALTER TABLE port.ferry RENAME TO ferry_old;
ALTER TABLE port.ferry_new RENAME TO ferry;
DROP TABLE port.ferry_old;
-- end
