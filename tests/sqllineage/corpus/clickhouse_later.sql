-- id: clickhouse_later_001
-- dialect: clickhouse
-- construct: materialized_view, script, aggregate
-- reads: web.hits_local, web.hits_1m
-- writes: web.hits_1m
-- column: web.hits_local.site -> web.hits_1m.site direct
-- column: web.hits_local.ts -> web.hits_1m.minute direct
-- column: web.hits_local.uid -> web.hits_1m.users direct
-- column: web.hits_local.ms -> web.hits_1m.p99 direct
-- column: web.hits_local.site -> web.hits_1m.* group
-- column: web.hits_local.ts -> web.hits_1m.* group
-- column: web.hits_local.status -> web.hits_1m.* filter
-- column: web.hits_1m.site -> <result>.site direct
-- column: web.hits_1m.users -> <result>.users direct
-- column: web.hits_1m.site -> <result>.* group
-- column: web.hits_1m.users -> <result>.* sort
CREATE TABLE web.hits_1m ON CLUSTER main (
  site LowCardinality(String), minute DateTime, users AggregateFunction(uniq, UInt64), p99 AggregateFunction(quantile(0.99), UInt32)
) ENGINE = AggregatingMergeTree ORDER BY (site, minute) TTL minute + INTERVAL 30 DAY;

CREATE MATERIALIZED VIEW web.hits_1m_mv ON CLUSTER main TO web.hits_1m
AS SELECT site, toStartOfMinute(ts) AS minute, uniqState(uid) AS users, quantileState(0.99)(ms) AS p99
FROM web.hits_local
WHERE status < 500
GROUP BY site, minute;

SELECT site, uniqMerge(users) AS users FROM web.hits_1m GROUP BY site ORDER BY users DESC FORMAT JSONEachRow;
-- end

-- id: clickhouse_later_002
-- dialect: clickhouse
-- construct: unnest, select
-- reads: log.req
-- column: log.req.id -> <result>.id direct
-- column: log.req.tags -> <result>.tag direct
-- column: log.req.tags -> <result>.n direct
-- column: log.req.tags -> <result>.* filter
SELECT id, tag, n
FROM log.req
LEFT ARRAY JOIN tags AS tag, arrayEnumerate(tags) AS n
WHERE tag != '' AND notEmpty(tags);
-- end

-- id: clickhouse_later_003
-- dialect: clickhouse
-- construct: join, select
-- reads: md.quotes, md.trades
-- column: md.trades.sym -> <result>.sym direct
-- column: md.trades.px -> <result>.px direct
-- column: md.quotes.bid -> <result>.bid direct
-- column: md.trades.sym -> <result>.* join
-- column: md.quotes.sym -> <result>.* join
-- column: md.trades.ts -> <result>.* join
-- column: md.quotes.ts -> <result>.* join
SELECT t.sym, t.px, q.bid
FROM md.trades AS t
ASOF LEFT JOIN md.quotes AS q ON t.sym = q.sym AND t.ts >= q.ts
SETTINGS join_use_nulls = 1;
-- end

-- id: clickhouse_later_004
-- dialect: clickhouse
-- construct: swap, script
-- reads: stg.rates
-- writes: ref.rates
-- column: stg.rates.ccy -> ref.rates.ccy direct
-- column: stg.rates.rate -> ref.rates.rate direct
CREATE TABLE ref.rates_tmp AS ref.rates;
INSERT INTO ref.rates_tmp (ccy, rate) SELECT ccy, rate FROM stg.rates;
EXCHANGE TABLES ref.rates_tmp AND ref.rates;
DROP TABLE ref.rates_tmp SYNC;
-- end

-- id: clickhouse_later_005
-- dialect: clickhouse
-- construct: aggregate, select, window
-- reads: ads.imp
-- column: ads.imp.campaign -> <result>.campaign direct
-- column: ads.imp.cost -> <result>.spend direct
-- column: ads.imp.url -> <result>.last_url direct
-- column: ads.imp.ts -> <result>.hour direct
-- column: ads.imp.campaign -> <result>.* group
-- column: ads.imp.ts -> <result>.* group
-- column: ads.imp.kind -> <result>.* filter
-- column: ads.imp.day -> <result>.* filter
-- column: ads.imp.ts -> <result>.* sort
-- column: ads.imp.cost -> <result>.* sort
SELECT campaign,
       toStartOfHour(ts) AS hour,
       sumIf(cost, kind = 'paid') AS spend,
       argMax(url, ts) AS last_url
FROM ads.imp
PREWHERE day = today()
GROUP BY campaign, hour WITH TOTALS
ORDER BY spend DESC
LIMIT 3 BY campaign;
-- end

-- id: clickhouse_later_006
-- dialect: clickhouse
-- construct: cte, subquery, join, using_join
-- reads: core.user, core.order, core.block
-- column: core.user.user_id -> <result>.user_id direct
-- column: core.user.name -> <result>.name direct
-- column: core.order.eur -> <result>.eur direct
-- column: core.user.user_id -> <result>.* join
-- column: core.order.user_id -> <result>.* join
-- column: core.user.user_id -> <result>.* filter
-- column: core.block.id -> <result>.* filter
-- column: core.order.at -> <result>.* filter
-- column: core.user.user_id -> <result>.* group
WITH 30 AS days, (SELECT max(at) FROM core.order) AS newest
SELECT user_id, any(u.name) AS name, sum(o.eur) AS eur
FROM core.user AS u
GLOBAL ANY INNER JOIN core.order AS o USING (user_id)
WHERE o.at > newest - toIntervalDay(days) AND user_id GLOBAL NOT IN (SELECT id FROM core.block)
GROUP BY user_id;
-- end

-- id: clickhouse_later_007
-- dialect: clickhouse
-- construct: partition_exchange, script
-- reads: stg.fact
-- writes: core.fact
ALTER TABLE core.fact ON CLUSTER main REPLACE PARTITION 202405 FROM stg.fact;
ALTER TABLE core.fact MODIFY TTL day + INTERVAL 1 YEAR;
OPTIMIZE TABLE core.fact FINAL;
-- end

-- id: clickhouse_later_008
-- dialect: clickhouse
-- construct: update, delete
-- writes: core.visit
-- column: core.visit.url -> core.visit.domain direct
-- column: core.visit.domain -> core.visit.* filter
-- column: core.visit.bot -> core.visit.* filter
ALTER TABLE core.visit UPDATE domain = domain(url) WHERE domain = '', DELETE WHERE bot = 1 SETTINGS mutations_sync = 2;
-- end

-- id: clickhouse_later_009
-- dialect: clickhouse
-- construct: copy, insert, script
-- writes: raw.tab
INSERT INTO raw.tab SELECT a, b FROM s3('https://s3.eu/x/*.parquet', 'Parquet');
INSERT INTO raw.tab FORMAT CSV
1,2
3,4
-- end

-- id: clickhouse_later_010
-- dialect: clickhouse
-- construct: select, star_except, star_replace
-- schema: {"tables": {"t.wide": ["id", "a_eur", "b_eur", "note"]}}
-- reads: t.wide
-- writes: t.narrow
-- column: t.wide.id -> t.narrow.id direct
-- column: t.wide.a_eur -> t.narrow.a_eur direct
-- column: t.wide.b_eur -> t.narrow.b_eur direct
CREATE TABLE t.narrow ENGINE = Memory AS
SELECT * EXCEPT (note) REPLACE (round(a_eur) AS a_eur) FROM t.wide;
-- end

-- id: clickhouse_later_011
-- dialect: clickhouse
-- construct: json, unnest, insert
-- reads: raw.doc
-- writes: core.item
-- column: raw.doc.id -> core.item.doc_id direct
-- column: raw.doc.body -> core.item.sku direct
-- column: raw.doc.body -> core.item.n direct
INSERT INTO core.item (doc_id, sku, n)
SELECT id, JSONExtractString(item, 'sku'), JSONExtract(item, 'n', 'UInt8')
FROM raw.doc
ARRAY JOIN JSONExtractArrayRaw(body, 'items') AS item;
-- end

-- id: clickhouse_later_012
-- dialect: clickhouse
-- construct: view, union
-- reads: a.d1, a.d2
-- writes: a.v
-- column: a.d1.x -> a.v.x direct
-- column: a.d2.y -> a.v.x direct
-- column: a.d2.z -> a.v.* filter
CREATE OR REPLACE VIEW a.v (x UInt64) AS SELECT x FROM a.d1 UNION DISTINCT SELECT y FROM a.d2 WHERE z;
-- end

-- id: clickhouse_later_013
-- dialect: clickhouse
-- construct: select, comment, variable
-- reads: app.t
-- column: app.t.a -> <result>.a direct
-- column: app.t.b -> <result>.b c direct
-- column: app.t.a -> <result>.* filter
SELECT a, b AS `b c` -- {day:Date}
FROM app.t /* {x} */
WHERE a = {p:UInt32};
-- end
