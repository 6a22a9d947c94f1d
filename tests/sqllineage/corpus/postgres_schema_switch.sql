-- id: postgres_schema_switch_001
-- dialect: postgres
-- construct: script, ctas, insert, star
-- kind: schema_switch
-- reads: src.visit, raw.t
-- writes: raw.t, mart.t
-- column: src.visit.id -> raw.t.id direct
-- column: src.visit.at -> raw.t.at direct
-- column: raw.t.id -> mart.t.id direct
-- column: raw.t.at -> mart.t.at direct
CREATE TABLE raw.t AS SELECT id, at FROM src.visit;
SET search_path TO raw;
INSERT INTO mart.t SELECT * FROM t;
-- end

-- id: postgres_schema_switch_002
-- dialect: postgres
-- construct: script, ctas, select
-- kind: schema_switch
-- reads: src.visit, b.t, other
-- writes: a.t, b.t
-- column: src.visit.x -> a.t.x direct
-- column: src.visit.y -> b.t.y direct
-- column: b.t.y -> <result>.y direct
-- column: other.z -> <result>.z direct
CREATE TABLE a.t AS SELECT x FROM src.visit;
CREATE TABLE b.t AS SELECT y FROM src.visit;
SET search_path = b, public;
SELECT y FROM t;
SELECT z FROM other;
-- end

-- id: postgres_schema_switch_003
-- dialect: postgres
-- construct: script, ctas, rename, insert
-- kind: schema_switch
-- reads: src.visit, raw.z
-- writes: raw.z, mart.x
-- column: src.visit.id -> raw.z.id direct
-- column: raw.z.id -> mart.x.id direct
SET SCHEMA 'raw';
CREATE TABLE raw.t AS SELECT id FROM src.visit;
ALTER TABLE t RENAME TO z;
INSERT INTO mart.x (id) SELECT id FROM raw.z;
-- end
