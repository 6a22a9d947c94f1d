-- id: postgres_read_then_renamed_001
-- dialect: postgres
-- construct: ctas, join, rename, script
-- kind: read_then_renamed
-- reads: raw.b, raw.c, a.z
-- writes: a.z, a.f
-- column: raw.b.x -> a.z.x direct
-- column: a.z.x -> a.f.x direct
-- column: raw.c.y -> a.f.y direct
-- column: a.z.x -> a.f.* join
-- column: raw.c.x -> a.f.* join
CREATE TABLE a.s AS SELECT x FROM raw.b;
CREATE TABLE a.f AS SELECT s.x, c.y FROM a.s JOIN raw.c ON s.x = c.x;
ALTER TABLE a.s RENAME TO z;
-- end

-- id: postgres_read_then_renamed_002
-- dialect: postgres
-- construct: ctas, rename, script, select
-- kind: read_then_renamed
-- reads: raw.visit, mart.visit
-- writes: mart.visit
-- column: raw.visit.id -> mart.visit.id direct
-- column: mart.visit.id -> <result>.top direct
CREATE TABLE mart.visit_new AS SELECT id FROM raw.visit;
SELECT max(id) AS top FROM mart.visit_new;
ALTER TABLE mart.visit_new RENAME TO visit;
-- end

-- id: postgres_read_then_renamed_003
-- dialect: postgres
-- construct: insert, rename, script
-- kind: read_then_renamed
-- reads: raw.visit, mart.visit_new, mart.visit
-- writes: mart.visit, mart.day
-- column: raw.visit.id -> mart.visit.id direct
-- column: mart.visit.id -> mart.day.id direct
INSERT INTO mart.visit_new (id) SELECT id FROM raw.visit;
INSERT INTO mart.day (id) SELECT id FROM mart.visit_new;
ALTER TABLE mart.visit_new RENAME TO visit;
-- end
