-- id: clickhouse_swapped_twice_001
-- dialect: clickhouse
-- construct: swap,insert
-- kind: swapped_twice
-- reads: s.a
-- writes: t
-- column: s.a.x -> t.x direct
CREATE TABLE t_new AS t;
INSERT INTO t_new (x) SELECT x FROM s.a;
EXCHANGE TABLES t_new AND t;
DROP TABLE t_new;
CREATE TABLE t_new AS t;
INSERT INTO t_new (x) SELECT x FROM s.a;
EXCHANGE TABLES t_new AND t;
DROP TABLE t_new;
-- end
