-- id: trino_lake_001
-- dialect: trino
-- construct: ctas, join
-- reads: hive.web.sessions, postgresql.crm.accounts
-- writes: iceberg.mart.account_sessions
-- column: postgresql.crm.accounts.account_id -> iceberg.mart.account_sessions.account_id direct
-- column: hive.web.sessions.seconds -> iceberg.mart.account_sessions.minutes direct
-- column: hive.web.sessions.user_id -> iceberg.mart.account_sessions.* join
-- column: postgresql.crm.accounts.user_id -> iceberg.mart.account_sessions.* join
-- column: hive.web.sessions.dt -> iceberg.mart.account_sessions.* filter
-- column: postgresql.crm.accounts.account_id -> iceberg.mart.account_sessions.* group
CREATE TABLE iceberg.mart.account_sessions
WITH (format = 'PARQUET', partitioning = ARRAY['bucket(account_id, 16)'])
AS
SELECT a.account_id, sum(s.seconds) / 60 AS minutes
FROM hive.web.sessions s
JOIN postgresql.crm.accounts a ON a.user_id = s.user_id
WHERE s.dt >= DATE '2024-01-01'
GROUP BY a.account_id;
-- end

-- id: trino_lake_002
-- dialect: trino
-- construct: unnest, struct
-- reads: lake.shop.orders
-- column: lake.shop.orders.order_id -> <result>.order_id direct
-- column: lake.shop.orders.lines -> <result>.sku direct
-- column: lake.shop.orders.lines -> <result>.n direct
-- column: lake.shop.orders.address -> <result>.city direct
SELECT o.order_id, l.sku, l.n, o.address.city AS city
FROM lake.shop.orders o
CROSS JOIN UNNEST(o.lines) WITH ORDINALITY AS l (sku, qty, n);
-- end

-- id: trino_lake_003
-- dialect: trino
-- construct: merge
-- reads: iceberg.stage.driver
-- writes: iceberg.core.driver
-- column: iceberg.stage.driver.id -> iceberg.core.driver.id direct
-- column: iceberg.stage.driver.rating -> iceberg.core.driver.rating direct
-- column: iceberg.core.driver.rating -> iceberg.core.driver.rating direct
-- column: iceberg.core.driver.id -> iceberg.core.driver.* join
-- column: iceberg.stage.driver.id -> iceberg.core.driver.* join
-- column: iceberg.stage.driver.gone -> iceberg.core.driver.* filter
MERGE INTO iceberg.core.driver t USING iceberg.stage.driver s
ON (t.id = s.id)
WHEN MATCHED AND s.gone THEN DELETE
WHEN MATCHED THEN UPDATE SET rating = coalesce(s.rating, t.rating)
WHEN NOT MATCHED THEN INSERT (id, rating) VALUES (s.id, s.rating);
-- end

-- id: trino_lake_004
-- dialect: trino
-- construct: insert, window, cte
-- reads: lake.iot.raw
-- writes: lake.iot.changes
-- column: lake.iot.raw.sensor -> lake.iot.changes.sensor direct
-- column: lake.iot.raw.state -> lake.iot.changes.state direct
-- column: lake.iot.raw.ts -> lake.iot.changes.since direct
-- column: lake.iot.raw.sensor -> lake.iot.changes.* window
-- column: lake.iot.raw.ts -> lake.iot.changes.* window
-- column: lake.iot.raw.state -> lake.iot.changes.* filter
INSERT INTO lake.iot.changes (sensor, state, since)
WITH marked AS (
    SELECT sensor, state, ts,
           lag(state) OVER (PARTITION BY sensor ORDER BY ts) AS before
    FROM lake.iot.raw
)
SELECT sensor, state, ts FROM marked WHERE before IS DISTINCT FROM state;
-- end

-- id: trino_lake_005
-- dialect: trino
-- construct: quoted_name, select
-- reads: "web.logs".Access
-- column: "web.logs".Access.Remote Addr -> <result>.ip direct
-- column: "web.logs".Access.path -> <result>.Path direct
SELECT "Remote Addr" AS ip, PATH AS "Path" FROM "web.logs"."Access";
-- end

-- id: trino_lake_006
-- dialect: trino
-- construct: rename
-- reads: iceberg.core.tariff_v2
-- writes: iceberg.core.tariff
ALTER TABLE iceberg.core.tariff_v2 RENAME TO iceberg.core.tariff;
-- end

-- id: trino_lake_007
-- dialect: trino
-- construct: json, select
-- reads: kafka.default.orders
-- column: kafka.default.orders._message -> <result>.order_id direct
-- column: kafka.default.orders._message -> <result>.total direct
-- column: kafka.default.orders._partition_id -> <result>.partition_no direct
-- column: kafka.default.orders._timestamp -> <result>.* filter
SELECT json_extract_scalar(_message, '$.id') AS order_id,
       CAST(json_value(_message, 'lax $.total') AS decimal(10, 2)) AS total,
       _partition_id AS partition_no
FROM kafka.default.orders
WHERE _timestamp > current_timestamp - INTERVAL '1' HOUR;
-- end

-- id: trino_lake_008
-- dialect: trino
-- construct: aggregate, select
-- reads: lake.ads.bids
-- column: lake.ads.bids.bidder -> <result>.winner direct
-- column: lake.ads.bids.price -> <result>.* sort
-- column: lake.ads.bids.bidder -> <result>.bidders direct
-- column: lake.ads.bids.slot -> <result>.slot direct
-- column: lake.ads.bids.device -> <result>.* group
-- column: lake.ads.bids.slot -> <result>.* group
-- column: lake.ads.bids.accepted -> <result>.* filter
-- column: lake.ads.bids.price -> <result>.* filter
SELECT slot,
       max_by(bidder, price) AS winner,
       approx_distinct(bidder) AS bidders,
       count_if(accepted) AS accepted_bids
FROM lake.ads.bids
GROUP BY GROUPING SETS ((slot, device), (slot), ())
HAVING avg(price) > 0.5;
-- end

-- id: trino_lake_009
-- dialect: trino
-- construct: view, star
-- schema: {"tables": {"lake.geo.city": ["city_id", "name", "population"]}}
-- reads: lake.geo.city
-- writes: lake.geo.large_city
-- column: lake.geo.city.city_id -> lake.geo.large_city.city_id direct
-- column: lake.geo.city.name -> lake.geo.large_city.name direct
-- column: lake.geo.city.population -> lake.geo.large_city.population direct
-- column: lake.geo.city.population -> lake.geo.large_city.* filter
CREATE OR REPLACE VIEW lake.geo.large_city SECURITY INVOKER AS
SELECT * FROM lake.geo.city WHERE population > 1000000;
-- end

-- id: trino_lake_010
-- dialect: trino
-- construct: recursive_cte
-- reads: lake.net.link
-- column: lake.net.link.src -> <result>.origin direct
-- column: lake.net.link.dst -> <result>.reached direct
-- column: lake.net.link.src -> <result>.* join
-- column: lake.net.link.dst -> <result>.* join
-- column: lake.net.link.up -> <result>.* filter
WITH RECURSIVE reach (origin, reached) AS (
    SELECT src, dst FROM lake.net.link
    UNION ALL
    SELECT r.origin, l.dst
    FROM reach r JOIN lake.net.link l ON l.src = r.reached
    WHERE l.up
)
SELECT DISTINCT origin, reached FROM reach;
-- end

-- id: trino_lake_011
-- dialect: trino
-- construct: update, delete, script
-- writes: iceberg.core.session
-- column: iceberg.core.session.agent -> iceberg.core.session.browser direct
-- column: iceberg.core.session.browser -> iceberg.core.session.* filter
-- column: iceberg.core.session.day -> iceberg.core.session.* filter
UPDATE iceberg.core.session SET browser = split_part(agent, '/', 1) WHERE browser IS NULL;
DELETE FROM iceberg.core.session WHERE day < DATE '2020-01-01';
-- end

-- id: trino_lake_012
-- dialect: trino
-- construct: materialized_view, join
-- reads: lake.tpch.lineitem, lake.tpch.part
-- writes: lake.mart.brand_revenue
-- column: lake.tpch.part.brand -> lake.mart.brand_revenue.brand direct
-- column: lake.tpch.lineitem.extendedprice -> lake.mart.brand_revenue.revenue direct
-- column: lake.tpch.lineitem.discount -> lake.mart.brand_revenue.revenue direct
-- column: lake.tpch.lineitem.partkey -> lake.mart.brand_revenue.* filter
-- column: lake.tpch.part.partkey -> lake.mart.brand_revenue.* filter
-- column: lake.tpch.part.brand -> lake.mart.brand_revenue.* group
CREATE MATERIALIZED VIEW lake.mart.brand_revenue
GRACE PERIOD INTERVAL '10' MINUTE
WITH (format = 'ORC') AS
SELECT p.brand, sum(l.extendedprice * (1 - l.discount)) AS revenue
FROM lake.tpch.lineitem l, lake.tpch.part p
WHERE l.partkey = p.partkey
GROUP BY p.brand;
-- end

-- id: trino_lake_013
-- dialect: trino
-- construct: union, subquery
-- reads: a.s.one, a.s.two, a.s.three
-- column: a.s.one.k -> <result>.k direct
-- column: a.s.two.k -> <result>.k direct
-- column: a.s.three.k -> <result>.* filter
SELECT k FROM a.s.one
INTERSECT
SELECT k FROM a.s.two
EXCEPT
SELECT k FROM a.s.three;
-- end

-- id: trino_lake_014
-- dialect: trino
-- construct: select, aggregate
-- reads: lake.core.readings
-- column: lake.core.readings.values -> <result>.doubled direct
-- column: lake.core.readings.meter -> <result>.meter direct
-- column: lake.core.readings.values -> <result>.* filter
SELECT r.meter, transform(r."values", x -> x * 2) AS doubled
FROM lake.core.readings FOR TIMESTAMP AS OF TIMESTAMP '2024-05-01 00:00:00 UTC' AS r
WHERE cardinality(r."values") > 0;
-- end

-- id: trino_lake_015
-- dialect: trino
-- construct: select, window
-- reads: lake.stock.tick
-- column: lake.stock.tick.symbol -> <result>.symbol direct
-- column: lake.stock.tick.price -> <result>.bottom direct
-- column: lake.stock.tick.symbol -> <result>.* window
-- column: lake.stock.tick.at -> <result>.* window
-- column: lake.stock.tick.price -> <result>.* filter
SELECT m.symbol, m.bottom
FROM lake.stock.tick MATCH_RECOGNIZE (
    PARTITION BY symbol
    ORDER BY at
    MEASURES LAST(down.price) AS bottom
    ONE ROW PER MATCH
    PATTERN (strt down+ up+)
    DEFINE down AS price < PREV(price), up AS price > PREV(price)
) AS m;
-- end
