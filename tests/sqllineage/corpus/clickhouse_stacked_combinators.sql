-- id: clickhouse_stacked_combinators_001
-- dialect: clickhouse
-- construct: insert, aggregate
-- kind: stacked_combinators
-- reads: ev
-- writes: agg
-- column: ev.k -> agg.k direct
-- column: ev.a -> agg.s direct
-- column: ev.c -> agg.* filter
-- column: ev.b -> agg.* filter
-- column: ev.k -> agg.* group
INSERT INTO agg (k, n, s)
SELECT k, countIfState(c = 'x') AS n, sumIfState(a, b = 1) AS s
FROM ev
GROUP BY k;
-- end

-- id: clickhouse_stacked_combinators_002
-- dialect: clickhouse
-- construct: materialized_view, aggregate
-- kind: stacked_combinators
-- reads: web.hits
-- writes: web.daily
-- column: web.hits.d -> web.daily.d direct
-- column: web.hits.url -> web.daily.last_url direct
-- column: web.hits.uid -> web.daily.visitors direct
-- column: web.hits.ts -> web.daily.* sort
-- column: web.hits.is_bot -> web.daily.* filter
-- column: web.hits.d -> web.daily.* group
CREATE MATERIALIZED VIEW web.daily_mv TO web.daily AS
SELECT d, argMaxState(url, ts) AS last_url, uniqStateIf(uid, is_bot = 0) AS visitors
FROM web.hits
GROUP BY d;
-- end

-- id: clickhouse_stacked_combinators_003
-- dialect: clickhouse
-- construct: select, aggregate
-- kind: stacked_combinators
-- reads: m
-- column: m.y -> <result>.best direct
-- column: m.t -> <result>.* sort
-- column: m.f -> <result>.* filter
-- column: m.g -> <result>.* filter
-- column: m.q -> <result>.late direct
-- column: m.h -> <result>.* filter
SELECT argMaxIfState(y, t, f > 0) AS best, countStateIf(g) AS n, quantileIfState(0.5)(q, h) AS late
FROM m;
-- end

-- id: clickhouse_stacked_combinators_004
-- dialect: clickhouse
-- construct: insert, aggregate
-- kind: stacked_combinators
-- reads: s
-- writes: d
-- column: s.a -> d.total direct
-- column: s.z -> d.top direct
-- column: s.n -> d.first direct
-- column: s.v -> d.last direct
-- column: s.b -> d.* filter
-- column: s.z2 -> d.* filter
-- column: s.o -> d.* sort
-- column: s.ts -> d.* sort
INSERT INTO d (total, top, first, last)
SELECT sumIfOrNull(a, b), maxOrDefaultIf(z, z2), argMinOrNull(n, o), anyArgMax(v, ts)
FROM s;
-- end

-- id: clickhouse_stacked_combinators_005
-- dialect: clickhouse
-- construct: select, aggregate, subquery
-- kind: stacked_combinators
-- reads: st
-- column: st.p -> <result>.price direct
-- column: st.c -> <result>.n direct
-- column: st.arr -> <result>.sums direct
-- column: st.u -> <result>.users direct
-- column: st.ok -> <result>.* filter
-- column: st.w -> <result>.* filter
SELECT argMinMerge(p) AS price, countIfMergeState(c) AS n, sumForEachIf(arr, ok) AS sums, uniqExactDistinctIf(u, w) AS users
FROM st;
-- end
