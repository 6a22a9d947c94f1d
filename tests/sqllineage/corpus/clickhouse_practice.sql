-- id: clickhouse_practice_001
-- dialect: clickhouse
-- construct: materialized_view, join, script
-- reads: q.in, d.geo
-- writes: q.out
-- column: q.in.ip -> q.out.ip direct
-- column: d.geo.country -> q.out.country direct
-- column: q.in.ts -> q.out.at direct
-- column: q.in.net -> q.out.* join
-- column: d.geo.net -> q.out.* join
-- column: q.in.ip -> q.out.* filter
CREATE TABLE q.in (ip String, net UInt32, ts DateTime) ENGINE = Kafka('k:9092', 't', 'g', 'JSONEachRow');
CREATE MATERIALIZED VIEW q.mv TO q.out (ip String, country String, at DateTime) AS
SELECT i.ip AS ip, g.country AS country, i.ts AS at
FROM q.in AS i LEFT ANY JOIN d.geo AS g ON i.net = g.net
WHERE i.ip != '';
-- end

-- id: clickhouse_practice_002
-- dialect: clickhouse
-- construct: select, function
-- reads: x.ev
-- column: x.ev.id -> <result>.id direct
-- column: x.ev.ref -> <result>.name direct
-- column: x.ev.ref -> <result>.both direct
CREATE DICTIONARY x.names (id UInt64, name String DEFAULT '') PRIMARY KEY id
SOURCE(CLICKHOUSE(TABLE 'names_src' DB 'x')) LAYOUT(HASHED()) LIFETIME(300);
SELECT id, upper(ref) AS name, tuple(ref, 1) AS both FROM x.ev;
-- end

-- id: clickhouse_practice_003
-- dialect: clickhouse
-- construct: insert, select, subquery
-- reads: l.a, l.b
-- writes: l.c
-- column: l.a.k -> l.c.k direct
-- column: l.a.v -> l.c.v direct
-- column: l.a.k -> l.c.* filter
-- column: l.b.k -> l.c.* filter
INSERT INTO l.c (* EXCEPT (at)) SELECT k, v FROM l.a WHERE (k, 1) IN (SELECT k, 1 FROM l.b);
-- end

-- id: clickhouse_practice_004
-- dialect: clickhouse
-- construct: rename, script
-- reads: r.src, r.a
-- writes: r.b, r.a
-- column: r.src.x -> r.a.x direct
CREATE TABLE r.tmp ENGINE = MergeTree ORDER BY x AS SELECT x FROM r.src;
RENAME TABLE r.a TO r.b, r.tmp TO r.a;
-- end

-- id: clickhouse_practice_005
-- dialect: clickhouse
-- construct: select, lateral, aggregate
-- reads: m.s
-- column: m.s.k -> <result>.k direct
-- column: m.s.arr -> <result>.mx direct
-- column: m.s.arr -> <result>.ids direct
-- column: m.s.v -> <result>.q1 direct
-- column: m.s.v -> <result>.tops direct
-- column: m.s.k -> <result>.* group
-- column: m.s.v -> <result>.* filter
SELECT k, arrayMax(x -> x.1, groupArray(arr)) AS mx, groupUniqArrayArray(arr) AS ids,
       quantilesIf(0.5, 0.9)(v, v > 0)[1] AS q1, topK(3)(v) AS tops
FROM m.s GROUP BY k SETTINGS max_threads = 1;
-- end

-- id: clickhouse_practice_006
-- dialect: clickhouse
-- construct: update, delete, script
-- reads: p.x
-- writes: p.y
-- column: p.y.id -> p.y.* filter
-- column: p.x.id -> p.y.* filter
-- column: p.y.d -> p.y.* filter
DELETE FROM p.y WHERE id IN (SELECT id FROM p.x);
ALTER TABLE p.y DELETE WHERE d < today() - 30;
ALTER TABLE p.y DROP PARTITION '2020';
-- end

-- id: clickhouse_practice_007
-- dialect: clickhouse
-- construct: select, window, cte
-- reads: g.t
-- column: g.t.u -> <result>.u direct
-- column: g.t.t -> <result>.prev direct
-- column: g.t.t -> <result>.ses direct
-- column: g.t.u -> <result>.* window
-- column: g.t.t -> <result>.* window
WITH w AS (SELECT u, t, lagInFrame(t) OVER (PARTITION BY u ORDER BY t ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS prev FROM g.t)
SELECT u, prev, sum(t - prev > 30) OVER (PARTITION BY u ORDER BY t) AS ses FROM w;
-- end

-- id: clickhouse_practice_008
-- dialect: clickhouse
-- construct: external_table, insert
-- writes: o.r
INSERT INTO FUNCTION s3('s3://b/x.csv', 'CSV') SELECT 1;
INSERT INTO o.r SELECT number FROM numbers(10);
-- end

-- id: clickhouse_practice_009
-- dialect: clickhouse
-- construct: cte, select
-- reads: ev.t, ev.s
-- column: ev.s.a -> <result>.m direct
-- column: ev.t.b -> <result>.bb direct
-- column: ev.s.a -> <result>.* filter
-- column: ev.t.c -> <result>.* filter
WITH (SELECT max(a) FROM ev.s) AS m, b + 1 AS bb SELECT bb, m FROM ev.t WHERE c > m;
-- end
