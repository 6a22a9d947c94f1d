-- id: clickhouse_nested_columns_001
-- dialect: clickhouse
-- construct: insert
-- kind: nested_columns
-- reads: s
-- writes: t
-- column: s.id -> t.id direct
-- column: s.xs -> t.`n.a` direct
-- column: s.ys -> t.`n.b` direct
INSERT INTO t (id, n.a, n.b) SELECT id, xs, ys FROM s;
-- end

-- id: clickhouse_nested_columns_002
-- dialect: clickhouse
-- construct: insert
-- kind: nested_columns
-- writes: t
INSERT INTO t (id, n.a, n.b) VALUES (1, [1, 2], ['x', 'y']);
-- end

-- id: clickhouse_nested_columns_003
-- dialect: clickhouse
-- construct: insert, aggregate
-- kind: nested_columns
-- reads: db.raw
-- writes: db.agg
-- column: db.raw.k -> db.agg.k direct
-- column: db.raw.v -> db.agg.`stats.vals` direct
-- column: db.raw.k -> db.agg.* group
INSERT INTO db.agg (k, stats.vals) SELECT k, groupArray(v) FROM db.raw GROUP BY k;
-- end

-- id: clickhouse_nested_columns_004
-- dialect: clickhouse
-- construct: insert, quoted_name
-- kind: nested_columns
-- reads: s
-- writes: t
-- column: s.xs -> t.`n.a` direct
-- column: s.ys -> t.`n.b` direct
INSERT INTO t (`n.a`, `n.b`) SELECT xs, ys FROM s;
-- end

-- id: clickhouse_nested_columns_005
-- dialect: clickhouse
-- construct: insert, script
-- kind: nested_columns
-- reads: s, t
-- writes: t, u
-- column: s.xs -> t.`n.a` direct
-- column: s.c -> t.* filter
-- column: t.n -> u.a direct
INSERT INTO t (n.a) SELECT xs FROM s WHERE c;
INSERT INTO u (a) SELECT arrayJoin(n.a) FROM t;
-- end
