-- id: clickhouse_events_001
-- dialect: clickhouse
-- construct: materialized_view, aggregate
-- reads: raw.hits
-- writes: agg.hits_minute
-- column: raw.hits.ts -> agg.hits_minute.minute direct
-- column: raw.hits.url -> agg.hits_minute.url direct
-- column: raw.hits.bytes -> agg.hits_minute.bytes direct
-- column: raw.hits.user_id -> agg.hits_minute.users direct
-- column: raw.hits.ts -> agg.hits_minute.* group
-- column: raw.hits.url -> agg.hits_minute.* group
CREATE MATERIALIZED VIEW agg.hits_minute_mv TO agg.hits_minute AS
SELECT toStartOfMinute(ts) AS minute, url, sum(bytes) AS bytes, uniqState(user_id) AS users
FROM raw.hits
GROUP BY minute, url;
-- end

-- id: clickhouse_events_002
-- dialect: clickhouse
-- construct: materialized_view
-- reads: raw.errors
-- writes: agg.errors_by_code
-- column: raw.errors.code -> agg.errors_by_code.code direct
-- column: raw.errors.code -> agg.errors_by_code.* group
CREATE MATERIALIZED VIEW agg.errors_by_code
ENGINE = SummingMergeTree ORDER BY code
POPULATE AS
SELECT code, count() AS n FROM raw.errors GROUP BY code;
-- end

-- id: clickhouse_events_003
-- dialect: clickhouse
-- construct: select, aggregate
-- reads: shop.views
-- column: shop.views.page -> <result>.page direct
-- column: shop.views.price -> <result>.mobile_eur direct
-- column: shop.views.referrer -> <result>.last_referrer direct
-- column: shop.views.device -> <result>.* filter
-- column: shop.views.at -> <result>.* sort
-- column: shop.views.day -> <result>.* filter
-- column: shop.views.site -> <result>.* filter
-- column: shop.views.page -> <result>.* group
SELECT page,
       sumIf(price, device = 'mobile') AS mobile_eur,
       countIf(device = 'tablet') AS tablets,
       argMax(referrer, at) AS last_referrer
FROM shop.views FINAL
PREWHERE day >= today() - 7
WHERE site = 'de'
GROUP BY page
SETTINGS max_threads = 4;
-- end

-- id: clickhouse_events_004
-- dialect: clickhouse
-- construct: unnest, lateral
-- reads: raw.baskets
-- column: raw.baskets.basket_id -> <result>.basket_id direct
-- column: raw.baskets.skus -> <result>.sku direct
-- column: raw.baskets.qtys -> <result>.qty direct
SELECT basket_id, sku, qty
FROM raw.baskets
ARRAY JOIN skus AS sku, qtys AS qty;
-- end

-- id: clickhouse_events_005
-- dialect: clickhouse
-- construct: swap
-- reads: core.dict, core.dict_next
-- writes: core.dict, core.dict_next
EXCHANGE TABLES core.dict AND core.dict_next;
-- end

-- id: clickhouse_events_006
-- dialect: clickhouse
-- construct: rename
-- reads: core.events, core.events_v2
-- writes: core.events_v1, core.events
RENAME TABLE core.events TO core.events_v1, core.events_v2 TO core.events;
-- end

-- id: clickhouse_events_007
-- dialect: clickhouse
-- construct: partition_exchange
-- reads: stage.log
-- writes: core.log
ALTER TABLE core.log REPLACE PARTITION '2024-06' FROM stage.log;
-- end

-- id: clickhouse_events_008
-- dialect: clickhouse
-- construct: partition_exchange
-- reads: core.log
-- writes: cold.log
ALTER TABLE core.log MOVE PARTITION '2020-01' TO TABLE cold.log;
-- end

-- id: clickhouse_events_009
-- dialect: clickhouse
-- construct: update, delete, script
-- writes: core.account
-- column: core.account.first -> core.account.name direct
-- column: core.account.last -> core.account.name direct
-- column: core.account.name -> core.account.* filter
-- column: core.account.closed -> core.account.* filter
ALTER TABLE core.account UPDATE name = concat(first, ' ', last) WHERE name = '';
ALTER TABLE core.account DELETE WHERE closed = 1;
-- end

-- id: clickhouse_events_010
-- dialect: clickhouse
-- construct: insert, join
-- reads: stage.pay, dict.country
-- writes: core.pay
-- column: stage.pay.id -> core.pay.id direct
-- column: dict.country.name -> core.pay.country direct
-- column: stage.pay.iso -> core.pay.* join
-- column: dict.country.iso -> core.pay.* join
INSERT INTO core.pay (id, country)
SELECT p.id, c.name
FROM stage.pay AS p
ANY LEFT JOIN dict.country AS c ON p.iso = c.iso;
-- end

-- id: clickhouse_events_011
-- dialect: clickhouse
-- construct: cte, subquery, select
-- reads: core.visit, core.blocked
-- column: core.visit.ip -> <result>.ip direct
-- column: core.visit.ip -> <result>.* filter
-- column: core.blocked.ip -> <result>.* filter
-- column: core.visit.ip -> <result>.* group
-- column: core.visit.ms -> <result>.p99 direct
WITH 0.99 AS level
SELECT ip, quantile(level)(ms) AS p99
FROM core.visit
WHERE ip GLOBAL NOT IN (SELECT ip FROM core.blocked)
GROUP BY ip;
-- end

-- id: clickhouse_events_012
-- dialect: clickhouse
-- construct: select
-- reads: core.price
-- column: core.price.sku -> <result>.sku direct
-- column: core.price.eur -> <result>.eur direct
-- column: core.price.sku -> <result>.* group
-- column: core.price.at -> <result>.* sort
SELECT sku, eur FROM core.price ORDER BY at DESC LIMIT 1 BY sku;
-- end

-- id: clickhouse_events_013
-- dialect: clickhouse
-- construct: external_table, insert
-- writes: core.feed
INSERT INTO core.feed (sku, eur)
SELECT sku, eur FROM s3('https://b.s3.amazonaws.com/feed/*.csv', 'CSVWithNames', 'sku String, eur Float64');
-- end

-- id: clickhouse_events_014
-- dialect: clickhouse
-- construct: join, using_join
-- reads: md.deal, md.rate
-- column: md.deal.pair -> <result>.pair direct
-- column: md.deal.qty -> <result>.usd direct
-- column: md.rate.px -> <result>.usd direct
-- column: md.deal.pair -> <result>.* join
-- column: md.rate.pair -> <result>.* join
-- column: md.deal.ts -> <result>.* join
-- column: md.rate.ts -> <result>.* join
SELECT pair, d.qty * r.px AS usd
FROM md.deal AS d ASOF JOIN md.rate AS r USING (pair, ts);
-- end

-- id: clickhouse_events_015
-- dialect: clickhouse
-- construct: temp_table, script
-- reads: core.session
-- writes: mart.long_session
-- column: core.session.id -> mart.long_session.id direct
-- column: core.session.sec -> mart.long_session.sec direct
-- column: core.session.sec -> mart.long_session.* filter
CREATE TEMPORARY TABLE s AS SELECT id, sec FROM core.session WHERE sec > 3600;
INSERT INTO mart.long_session (id, sec) SELECT id, sec FROM s;
-- end

-- id: clickhouse_events_016
-- dialect: clickhouse
-- construct: ddl
CREATE TABLE core.tele ON CLUSTER prod (
    id UInt64,
    at DateTime CODEC(DoubleDelta),
    day Date MATERIALIZED toDate(at)
) ENGINE = ReplicatedMergeTree('/clickhouse/{shard}/tele', '{replica}')
PARTITION BY toYYYYMM(at) ORDER BY (id, at) TTL at + INTERVAL 90 DAY;
-- end

-- id: clickhouse_events_017
-- dialect: clickhouse
-- construct: json, select
-- reads: raw.queue
-- column: raw.queue.message -> <result>.user direct
-- column: raw.queue.message -> <result>.amount direct
-- column: raw.queue._offset -> <result>.pos direct
SELECT JSONExtractString(message, 'user') AS user,
       JSONExtractFloat(message, 'cart', 'amount') AS amount,
       _offset AS pos
FROM raw.queue;
-- end

-- id: clickhouse_events_018
-- dialect: clickhouse
-- construct: ctas, script
-- reads: raw.a, mart.a
-- writes: mart.a, mart.a_daily
-- column: raw.a.at -> mart.a.at direct
-- column: raw.a.v -> mart.a.v direct
-- column: mart.a.at -> mart.a_daily.day direct
-- column: mart.a.v -> mart.a_daily.v direct
-- column: mart.a.at -> mart.a_daily.* group
CREATE TABLE mart.a ENGINE = MergeTree ORDER BY at AS SELECT at, v FROM raw.a;
CREATE TABLE mart.a_daily ENGINE = MergeTree ORDER BY day AS
SELECT toDate(at) AS day, sum(v) AS v FROM mart.a GROUP BY day;
-- end
