-- id: db2_schema_switch_001
-- dialect: db2
-- construct: script, ctas, insert, star
-- kind: schema_switch
-- reads: src.e, raw.t
-- writes: raw.t, mart.u
-- column: src.e.id -> raw.t.id direct
-- column: raw.t.id -> mart.u.id direct
CREATE TABLE raw.t AS (SELECT id FROM src.e) WITH DATA;
SET CURRENT SCHEMA = raw;
INSERT INTO mart.u SELECT * FROM t;
-- end
