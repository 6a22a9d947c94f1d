-- id: snowflake_swapped_twice_001
-- dialect: snowflake
-- construct: swap,insert
-- kind: swapped_twice
-- reads: s.a, s.b
-- writes: m.t
-- column: s.a.x -> m.t.x direct
-- column: s.b.x -> m.t.x direct
CREATE OR REPLACE TABLE m.t_new LIKE m.t;
INSERT INTO m.t_new (x) SELECT x FROM s.a;
ALTER TABLE m.t SWAP WITH m.t_new;
DROP TABLE m.t_new;
CREATE OR REPLACE TABLE m.t_new LIKE m.t;
INSERT INTO m.t_new (x) SELECT x FROM s.b;
ALTER TABLE m.t SWAP WITH m.t_new;
DROP TABLE m.t_new;
-- end
