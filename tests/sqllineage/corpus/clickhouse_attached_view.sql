-- id: clickhouse_attached_view_001
-- dialect: clickhouse
-- construct: view
-- kind: attached_view
-- reads: db.t
-- writes: db.v
-- column: db.t.a -> db.v.a direct
-- column: db.t.b -> db.v.b direct
-- column: db.t.c -> db.v.* filter
ATTACH VIEW db.v (`a` UInt8, `b` String) AS SELECT a, b FROM db.t WHERE c = 1;
-- end

-- id: clickhouse_attached_view_002
-- dialect: clickhouse
-- construct: materialized_view, aggregate
-- kind: attached_view
-- reads: db.src
-- writes: db.target
-- column: db.src.k -> db.target.k direct
-- column: db.src.k -> db.target.* group
ATTACH MATERIALIZED VIEW db.mv TO db.target (`k` String, `n` UInt64) AS SELECT k, count() AS n FROM db.src GROUP BY k;
-- end

-- id: clickhouse_attached_view_003
-- dialect: clickhouse
-- construct: materialized_view
-- kind: attached_view
-- reads: raw
-- writes: mv
-- column: raw.x -> mv.x direct
-- column: raw.y -> mv.total direct
ATTACH MATERIALIZED VIEW IF NOT EXISTS mv UUID 'aa0c9e3c-7f7f-4a0a-8d26-5b3a6ad0e2cb'
(`x` String, `total` UInt64) ENGINE = MergeTree ORDER BY x AS
SELECT x, y AS total FROM raw;
-- end

-- id: clickhouse_attached_view_004
-- dialect: clickhouse
-- construct: materialized_view, script, aggregate
-- kind: attached_view
-- reads: raw, raw2
-- writes: agg
-- column: raw.k -> agg.k direct
-- column: raw.v -> agg.v direct
-- column: raw.k -> agg.* group
-- column: raw2.k -> agg.k direct
-- column: raw2.w -> agg.v direct
-- column: raw2.k -> agg.* group
CREATE MATERIALIZED VIEW mv TO agg AS SELECT k, sum(v) AS v FROM raw GROUP BY k;
ALTER TABLE mv MODIFY QUERY SELECT k, sum(w) AS v FROM raw2 GROUP BY k;
-- end

-- id: clickhouse_attached_view_005
-- dialect: clickhouse
-- construct: materialized_view, cte
-- kind: attached_view
-- reads: db.src
-- writes: db.mv
-- column: db.src.id -> db.mv.id direct
-- column: db.src.ok -> db.mv.* filter
ALTER TABLE db.mv ON CLUSTER main MODIFY QUERY WITH good AS (SELECT id FROM db.src WHERE ok) SELECT id FROM good;
-- end
