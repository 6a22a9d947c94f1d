-- id: trino_schema_switch_001
-- dialect: trino
-- construct: script, ctas, insert, star
-- kind: schema_switch
-- reads: hive.src.e, hive.raw.t
-- writes: hive.raw.t, hive.mart.u
-- column: hive.src.e.id -> hive.raw.t.id direct
-- column: hive.raw.t.id -> hive.mart.u.id direct
CREATE TABLE hive.raw.t AS SELECT id FROM hive.src.e;
USE hive.raw;
INSERT INTO hive.mart.u SELECT * FROM t;
-- end
