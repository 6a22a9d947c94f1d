-- id: hive_map_and_reduce_01
-- dialect: hive
-- construct: insert, subquery
-- reads: logs
-- writes: u
-- column: logs.a -> u.c direct
-- column: logs.b -> u.c direct
-- column: logs.a -> u.d direct
-- column: logs.b -> u.d direct
FROM (FROM logs MAP logs.a, logs.b USING 'mapper' AS (k, v)) m
INSERT OVERWRITE TABLE u REDUCE m.k, m.v USING 'reducer' AS (c, d);
-- end
