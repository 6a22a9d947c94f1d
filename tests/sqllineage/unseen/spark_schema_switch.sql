-- id: spark_schema_switch_001
-- dialect: spark
-- construct: script, ctas, insert, star
-- kind: schema_switch
-- reads: src.e, t
-- writes: t, core.u
-- column: src.e.id -> t.id direct
-- column: t.id -> core.u.id direct
USE raw;
CREATE TABLE t AS SELECT id FROM src.e;
INSERT INTO core.u SELECT * FROM raw.t;
-- end
