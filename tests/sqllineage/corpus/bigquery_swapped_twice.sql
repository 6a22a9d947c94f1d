-- id: bigquery_swapped_twice_001
-- dialect: bigquery
-- construct: rename,insert
-- kind: swapped_twice
-- reads: s.a
-- writes: m.t
-- column: s.a.x -> m.t.x direct
CREATE TABLE m.t_new (x INT64);
INSERT INTO m.t_new (x) SELECT x FROM s.a;
ALTER TABLE m.t RENAME TO t_old;
ALTER TABLE m.t_new RENAME TO t;
DROP TABLE m.t_old;
CREATE TABLE m.t_new (x INT64);
INSERT INTO m.t_new (x) SELECT x FROM s.a;
ALTER TABLE m.t RENAME TO t_old;
ALTER TABLE m.t_new RENAME TO t;
DROP TABLE m.t_old;
-- end
