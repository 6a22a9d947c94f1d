-- id: oracle_schema_switch_001
-- dialect: oracle
-- construct: script, ctas, insert, star
-- kind: schema_switch
-- reads: src.e, raw.t
-- writes: raw.t, mart.u
-- column: src.e.id -> raw.t.id direct
-- column: raw.t.id -> mart.u.id direct
CREATE TABLE raw.t AS SELECT id FROM src.e;
ALTER SESSION SET CURRENT_SCHEMA = raw;
INSERT INTO mart.u SELECT * FROM t;
-- end
