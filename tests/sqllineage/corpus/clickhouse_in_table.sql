-- id: clickhouse_in_table_001
-- dialect: clickhouse
-- construct: cte
-- kind: in_table
-- reads: t, u
-- column: t.a -> <result>.a direct
-- column: t.a -> <result>.* filter
-- column: u.id -> <result>.* filter
WITH ids AS (SELECT id FROM u) SELECT a FROM t WHERE a IN ids;
-- end

-- id: clickhouse_in_table_002
-- dialect: clickhouse
-- construct: select
-- kind: in_table
-- reads: t, db.tab
-- column: t.a -> <result>.a direct
-- column: t.b -> <result>.* filter
-- column: db.tab.* -> <result>.* filter
SELECT a FROM t WHERE b GLOBAL IN db.tab;
-- end

-- id: clickhouse_in_table_003
-- dialect: clickhouse
-- construct: select
-- kind: in_table
-- reads: t, tset
-- column: t.v -> <result>.v direct
-- column: t.a -> <result>.* filter
-- column: t.b -> <result>.* filter
-- column: tset.* -> <result>.* filter
SELECT v FROM t WHERE (a, b) IN (tset);
-- end

-- id: clickhouse_in_table_004
-- dialect: clickhouse
-- construct: select
-- kind: in_table
-- schema: {"tables": {"t": ["a", "arr"]}}
-- reads: t
-- column: t.a -> <result>.a direct
-- column: t.a -> <result>.* filter
-- column: t.arr -> <result>.* filter
SELECT a FROM t WHERE a IN arr;
-- end

-- id: clickhouse_in_table_005
-- dialect: clickhouse
-- construct: insert
-- kind: in_table
-- schema: {"tables": {"s": ["id", "v"], "db.blocked": ["id"]}}
-- reads: s, db.blocked
-- writes: d
-- column: s.v -> d.v direct
-- column: s.id -> d.* filter
-- column: db.blocked.id -> d.* filter
INSERT INTO d (v) SELECT if(id NOT IN db.blocked, v, 0) FROM s;
-- end
