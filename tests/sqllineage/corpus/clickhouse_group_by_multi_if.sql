-- id: clickhouse_group_by_multi_if_001
-- dialect: clickhouse
-- construct: select, aggregate
-- kind: group_by_multi_if
-- reads: t
-- column: t.a -> <result>.* filter
-- column: t.a -> <result>.* group
SELECT multiIf(a < 1, 'A', a < 2, 'B', 'C') AS k, count() AS n FROM t GROUP BY k;
-- end

-- id: clickhouse_group_by_multi_if_002
-- dialect: clickhouse
-- construct: insert, aggregate
-- kind: group_by_multi_if
-- reads: t
-- writes: d
-- column: t.x -> d.k direct
-- column: t.y -> d.k direct
-- column: t.v -> d.s direct
-- column: t.a -> d.* filter
-- column: t.a -> d.* group
-- column: t.x -> d.* group
-- column: t.y -> d.* group
INSERT INTO d (k, s) SELECT multiIf(a < 1, x, y) AS k, sum(v) FROM t GROUP BY k;
-- end

-- id: clickhouse_group_by_multi_if_003
-- dialect: clickhouse
-- construct: select, aggregate
-- kind: group_by_multi_if
-- reads: t
-- column: t.a -> <result>.* filter
-- column: t.a -> <result>.* group
SELECT multiIf(a < 1, 'A', 'B') AS k, count() AS n FROM t GROUP BY 1;
-- end

-- id: clickhouse_group_by_multi_if_004
-- dialect: clickhouse
-- construct: select, aggregate
-- kind: group_by_multi_if
-- reads: t
-- column: t.a -> <result>.* filter
-- column: t.a -> <result>.* group
-- column: t.r -> <result>.* group
-- column: t.r -> <result>.r direct
SELECT lower(multiIf(a < 1, 'A', 'B')) AS k, r, count() AS n FROM t GROUP BY ALL;
-- end

-- id: clickhouse_group_by_multi_if_005
-- dialect: clickhouse
-- construct: select
-- kind: group_by_multi_if
-- reads: t
-- column: t.a -> <result>.* filter
-- column: t.a -> <result>.* group
-- column: t.x -> <result>.k direct
-- column: t.x -> <result>.* group
-- column: t.s -> <result>.* sort
SELECT multiIf(a = 1, x, 'none') AS k FROM t ORDER BY s LIMIT 3 BY k;
-- end
