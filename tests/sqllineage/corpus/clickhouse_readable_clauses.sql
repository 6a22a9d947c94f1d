-- id: clickhouse_readable_clauses_001
-- dialect: clickhouse
-- construct: select
-- kind: readable_clauses
-- reads: t
-- column: t.a -> <result>.a direct
-- column: t.b -> <result>.b direct
-- column: t.c -> <result>.* sort
-- column: t.a -> <result>.* group
SELECT a, b FROM t ORDER BY c LIMIT 2 BY a LIMIT 10;
-- end

-- id: clickhouse_readable_clauses_002
-- dialect: clickhouse
-- construct: insert, script
-- kind: readable_clauses
-- reads: s
-- writes: t, u
-- column: s.x -> u.a direct
INSERT INTO t SETTINGS async_insert = 1, wait_for_async_insert = 0 VALUES (1, 2);
INSERT INTO u (a) SETTINGS max_threads = 2 SELECT x FROM s;
-- end

-- id: clickhouse_readable_clauses_003
-- dialect: clickhouse
-- construct: insert
-- kind: readable_clauses
-- writes: t
INSERT INTO t (a, b) SELECT c, d FROM values('c UInt8, d String', (1, 'a'), (2, 'b'));
-- end

-- id: clickhouse_readable_clauses_004
-- dialect: clickhouse
-- construct: select
-- kind: readable_clauses
SELECT c FROM values('c UInt8', 1, 2);
-- end

-- id: clickhouse_readable_clauses_005
-- dialect: clickhouse
-- construct: select, unnest
-- kind: readable_clauses
-- reads: t
-- column: t.id -> <result>.id direct
-- column: t.xs -> <result>.h direct
WITH arrayMap(x -> x + 1, xs) AS H SELECT id, h FROM t ARRAY JOIN H AS h;
-- end
