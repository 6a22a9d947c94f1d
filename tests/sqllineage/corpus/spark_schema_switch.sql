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

-- id: spark_schema_switch_002
-- dialect: spark
-- construct: script, ctas, insert, star
-- kind: schema_switch
-- reads: s.u, s.v, t, b.t
-- writes: t, b.t, c.w, c.z
-- column: s.u.x -> t.x direct
-- column: s.v.y -> b.t.y direct
-- column: t.x -> c.w.x direct
-- column: b.t.y -> c.z.y direct
USE a;
CREATE TABLE t AS SELECT x FROM s.u;
USE b;
CREATE TABLE t AS SELECT y FROM s.v;
INSERT INTO c.w SELECT * FROM a.t;
INSERT INTO c.z SELECT * FROM t;
-- end
