-- id: risingwave_estate_001
-- dialect: risingwave
-- construct: script, ddl, materialized_view, aggregate
-- reads: plant.vibration
-- writes: plant.vibration_1m
-- column: plant.vibration.machine_id -> plant.vibration_1m.machine_id direct
-- column: plant.vibration.at -> plant.vibration_1m.window_start direct
-- column: plant.vibration.rms -> plant.vibration_1m.rms direct
-- column: plant.vibration.machine_id -> plant.vibration_1m.* group
-- column: plant.vibration.at -> plant.vibration_1m.* group
CREATE SOURCE IF NOT EXISTS plant.vibration (
    machine_id INT,
    rms DOUBLE PRECISION,
    at TIMESTAMP,
    WATERMARK FOR at AS at - INTERVAL '5 seconds'
) WITH (
    connector = 'kafka',
    topic = 'vibration',
    properties.bootstrap.server = 'k1:9092',
    scan.startup.mode = 'earliest'
) FORMAT PLAIN ENCODE JSON;
CREATE MATERIALIZED VIEW plant.vibration_1m AS
SELECT machine_id, window_start, avg(rms) AS rms
FROM TUMBLE(plant.vibration, at, INTERVAL '1 minute')
GROUP BY machine_id, window_start
EMIT ON WINDOW CLOSE;
-- end

-- id: risingwave_estate_002
-- dialect: risingwave
-- construct: unload
-- reads: ops.alert_mv
CREATE SINK IF NOT EXISTS alert_sink FROM ops.alert_mv
WITH (
    connector = 'kafka',
    properties.bootstrap.server = 'k1:9092',
    topic = 'alerts',
    primary_key = 'alert_id'
) FORMAT UPSERT ENCODE AVRO (
    schema.registry = 'http://registry:8081'
);
-- end

-- id: risingwave_estate_003
-- dialect: risingwave
-- construct: unload, join
-- reads: trade.fill, trade.instrument
CREATE SINK fill_to_pg AS
SELECT f.fill_id, i.ticker, f.qty * f.px AS notional
FROM trade.fill f
JOIN trade.instrument i ON i.instrument_id = f.instrument_id
WHERE f.qty > 0
WITH (
    connector = 'jdbc',
    jdbc.url = 'jdbc:postgresql://pg:5432/mart?user=rw&password=x',
    table.name = 'fill',
    type = 'upsert',
    primary_key = 'fill_id'
);
-- end

-- id: risingwave_estate_004
-- dialect: risingwave
-- construct: insert, script
-- reads: src_eu, src_us
-- writes: dw.orders
-- column: src_eu.id -> dw.orders.order_id direct
-- column: src_eu.amt -> dw.orders.amount direct
-- column: src_us.id -> dw.orders.order_id direct
-- column: src_us.usd -> dw.orders.amount direct
-- column: src_us.fx -> dw.orders.amount direct
-- column: src_eu.valid -> dw.orders.* filter
CREATE SINK IF NOT EXISTS eu_into_orders INTO dw.orders (order_id, amount) AS
SELECT k.id, k.amt FROM src_eu k WHERE k.valid
WITH (type = 'append-only', force_append_only = 'true');
CREATE SINK us_into_orders INTO dw.orders (order_id, amount) AS
SELECT u.id, u.usd * u.fx FROM src_us u;
-- end

-- id: risingwave_estate_005
-- dialect: risingwave
-- construct: ddl, insert, script
-- reads: crm.profile
-- writes: crm.profile_fix
-- column: crm.profile.user_id -> crm.profile_fix.user_id direct
-- column: crm.profile.city -> crm.profile_fix.city direct
-- column: crm.profile.city -> crm.profile_fix.* filter
CREATE TABLE IF NOT EXISTS crm.profile (
    user_id BIGINT,
    city VARCHAR,
    zip VARCHAR,
    PRIMARY KEY (kafka_key)
)
INCLUDE KEY AS kafka_key
INCLUDE TIMESTAMP AS kafka_ts
WITH (
    connector = 'kafka',
    topic = 'profile',
    properties.bootstrap.server = 'k1:9092'
) FORMAT UPSERT ENCODE JSON;
INSERT INTO crm.profile_fix (user_id, city)
SELECT p.user_id, initcap(p.city) FROM crm.profile p WHERE p.city <> '';
FLUSH;
-- end

-- id: risingwave_estate_006
-- dialect: risingwave
-- construct: materialized_view, join
-- reads: sale_event, product
-- writes: sale_priced
-- column: sale_event.sale_id -> sale_priced.sale_id direct
-- column: sale_event.qty -> sale_priced.total direct
-- column: product.price -> sale_priced.total direct
-- column: sale_event.product_id -> sale_priced.* join
-- column: product.product_id -> sale_priced.* join
CREATE MATERIALIZED VIEW sale_priced AS
SELECT sale_event.sale_id, sale_event.qty * product.price AS total
FROM sale_event
LEFT JOIN product FOR SYSTEM_TIME AS OF PROCTIME()
    ON sale_event.product_id = product.product_id;
-- end

-- id: risingwave_estate_007
-- dialect: risingwave
-- construct: materialized_view, join
-- reads: md.trade, md.quote
-- writes: md.trade_quote
-- column: md.trade.trade_id -> md.trade_quote.trade_id direct
-- column: md.trade.px -> md.trade_quote.slippage direct
-- column: md.quote.ask -> md.trade_quote.slippage direct
-- column: md.trade.sym -> md.trade_quote.* join
-- column: md.quote.sym -> md.trade_quote.* join
-- column: md.trade.at -> md.trade_quote.* join
-- column: md.quote.at -> md.trade_quote.* join
CREATE MATERIALIZED VIEW md.trade_quote AS
SELECT t.trade_id, t.px - q.ask AS slippage
FROM md.trade t
ASOF LEFT JOIN md.quote q ON t.sym = q.sym AND t.at >= q.at;
-- end

-- id: risingwave_estate_008
-- dialect: risingwave
-- construct: materialized_view, cte
-- reads: crm.account
-- writes: crm.account_log
-- column: crm.account.account_id -> crm.account_log.account_id direct
-- column: crm.account.tier -> crm.account_log.tier direct
-- column: crm.account.region -> crm.account_log.* filter
CREATE MATERIALIZED VIEW crm.account_log AS
WITH chg AS CHANGELOG FROM crm.account
SELECT chg.account_id, upper(chg.tier) AS tier
FROM chg
WHERE chg.region = 'EU';
-- end

-- id: risingwave_estate_009
-- dialect: risingwave
-- construct: insert, external_table
-- reads: public.city
-- writes: ref.city
-- column: public.city.id -> ref.city.city_id direct
-- column: public.city.title -> ref.city.name direct
-- column: public.city.population -> ref.city.* filter
INSERT INTO ref.city (city_id, name)
SELECT q.id, q.title
FROM postgres_query('pg.example.com', '5432', 'reader', 'x', 'geo',
                    'SELECT id, title FROM public.city WHERE population > 1000') AS q;
-- end

-- id: risingwave_estate_010
-- dialect: risingwave
-- construct: materialized_view, window
-- reads: app.tap
-- writes: app.tap_session
-- column: app.tap.user_id -> app.tap_session.user_id direct
-- column: app.tap.tapped_at -> app.tap_session.tapped_at direct
-- column: app.tap.tapped_at -> app.tap_session.session_start direct
-- column: app.tap.user_id -> app.tap_session.* window
-- column: app.tap.tapped_at -> app.tap_session.* window
CREATE MATERIALIZED VIEW app.tap_session AS
SELECT user_id, tapped_at,
       first_value(tapped_at) OVER (
           PARTITION BY user_id ORDER BY tapped_at
           SESSION WITH GAP INTERVAL '5 minutes'
       ) AS session_start
FROM app.tap
EMIT ON WINDOW CLOSE;
-- end

-- id: risingwave_estate_011
-- dialect: risingwave
-- construct: materialized_view, window, subquery, star
-- schema: {"tables": {"gov.permit": ["permit_id", "district", "fee", "issued"]}}
-- reads: gov.permit
-- writes: gov.permit_top
-- column: gov.permit.permit_id -> gov.permit_top.permit_id direct
-- column: gov.permit.district -> gov.permit_top.district direct
-- column: gov.permit.fee -> gov.permit_top.fee direct
-- column: gov.permit.district -> gov.permit_top.* window
-- column: gov.permit.fee -> gov.permit_top.* window
-- column: gov.permit.issued -> gov.permit_top.* filter
CREATE MATERIALIZED VIEW gov.permit_top AS
SELECT r.permit_id, r.district, r.fee
FROM (
    SELECT *, row_number() OVER (PARTITION BY district ORDER BY fee DESC) AS rk
    FROM gov.permit
    WHERE issued >= DATE '2024-01-01'
) r
WHERE r.rk <= 10;
-- end

-- id: risingwave_estate_012
-- dialect: risingwave
-- construct: view, json, unnest
-- reads: pay.event
-- writes: pay.event_flat
-- column: pay.event.event_id -> pay.event_flat.event_id direct
-- column: pay.event.tags -> pay.event_flat.tag direct
-- column: pay.event.payload -> pay.event_flat.amount direct
-- column: pay.event.card -> pay.event_flat.brand direct
-- column: pay.event.payload -> pay.event_flat.* filter
CREATE VIEW pay.event_flat AS
SELECT e.event_id,
       unnest(e.tags) AS tag,
       (e.payload ->> 'amount')::numeric AS amount,
       (e.card).brand AS brand
FROM pay.event e
WHERE e.payload ->> 'kind' = 'charge';
-- end

-- id: risingwave_estate_013
-- dialect: risingwave
-- construct: materialized_view, join, aggregate
-- reads: net.flow, net.site
-- writes: net.site_errors
-- column: net.site.name -> net.site_errors.site direct
-- column: net.flow.bytes -> net.site_errors.bytes direct
-- column: net.site.site_id -> net.site_errors.* join
-- column: net.flow.site_id -> net.site_errors.* join
-- column: net.flow.status -> net.site_errors.* filter
-- column: net.site.name -> net.site_errors.* group
CREATE MATERIALIZED VIEW net.site_errors AS
SELECT s.name AS site, sum(h.bytes) AS bytes
FROM HOP(net.flow, seen_at, INTERVAL '1 minute', INTERVAL '10 minutes') AS h
JOIN net.site s ON s.site_id = h.site_id
WHERE h.status >= 500
GROUP BY s.name;
-- end

-- id: risingwave_estate_014
-- dialect: risingwave
-- construct: script, function, view
-- reads: fin.bill
-- writes: fin.bill_net
-- column: fin.bill.bill_id -> fin.bill_net.bill_id direct
-- column: fin.bill.total -> fin.bill_net.net direct
CREATE FUNCTION net_of(g numeric) RETURNS numeric LANGUAGE SQL AS 'SELECT g / 1.19';
SET streaming_parallelism = 4;
CREATE INDEX bill_by_customer ON fin.bill (customer_id) INCLUDE (total) DISTRIBUTED BY (customer_id);
CREATE VIEW fin.bill_net AS
SELECT b.bill_id, net_of(b.total) AS net FROM fin.bill b;
-- end

-- id: risingwave_estate_015
-- dialect: risingwave
-- construct: script, materialized_view, swap
-- reads: raw.stay
-- writes: mart.occupancy
-- column: raw.stay.hotel -> mart.occupancy.hotel direct
-- column: raw.stay.nights -> mart.occupancy.nights direct
-- column: raw.stay.cancelled -> mart.occupancy.* filter
-- column: raw.stay.hotel -> mart.occupancy.* group
SET BACKGROUND_DDL = true;
CREATE MATERIALIZED VIEW mart.occupancy_v2 AS
SELECT y.hotel, sum(y.nights) AS nights
FROM raw.stay y
WHERE NOT y.cancelled
GROUP BY y.hotel;
ALTER MATERIALIZED VIEW mart.occupancy SWAP WITH mart.occupancy_v2;
DROP MATERIALIZED VIEW mart.occupancy_v2;
-- end

-- id: risingwave_estate_016
-- dialect: risingwave
-- construct: script, insert, update, delete
-- reads: acct.limit_now
-- writes: acct.limit_hist, acct.limit_now
-- column: acct.limit_now.acct_no -> acct.limit_hist.acct_no direct
-- column: acct.limit_now.cap -> acct.limit_hist.cap direct
-- column: acct.limit_now.cap -> acct.limit_hist.* filter
-- column: acct.limit_now.cap -> acct.limit_now.cap direct
-- column: acct.limit_now.tier -> acct.limit_now.* filter
-- column: acct.limit_now.cap -> acct.limit_now.* filter
SET RW_IMPLICIT_FLUSH TO true;
INSERT INTO acct.limit_hist (acct_no, cap)
SELECT l.acct_no, l.cap FROM acct.limit_now l WHERE l.cap > 1000;
UPDATE acct.limit_now SET cap = cap * 2, note = 'raised' WHERE tier = 'A';
DELETE FROM acct.limit_now WHERE cap = 0;
FLUSH;
-- end
