-- id: materialize_estate_001
-- dialect: materialize
-- construct: script, ddl, materialized_view
-- reads: shop.cart_event
-- writes: shop.cart_total
-- column: shop.cart_event.cart_id -> shop.cart_total.cart_id direct
-- column: shop.cart_event.qty -> shop.cart_total.total direct
-- column: shop.cart_event.price -> shop.cart_total.total direct
-- column: shop.cart_event.cart_id -> shop.cart_total.* group
CREATE SECRET kafka_pw AS 'x';
CREATE CONNECTION kafka_conn TO KAFKA (
    BROKER 'b1.example.com:9092',
    SASL MECHANISMS = 'SCRAM-SHA-256',
    SASL USERNAME = 'mz',
    SASL PASSWORD = SECRET kafka_pw
);
CREATE SOURCE shop.cart_event
    IN CLUSTER ingest
    FROM KAFKA CONNECTION kafka_conn (TOPIC 'cart')
    FORMAT AVRO USING CONFLUENT SCHEMA REGISTRY CONNECTION csr_conn
    ENVELOPE UPSERT;
CREATE MATERIALIZED VIEW shop.cart_total IN CLUSTER compute AS
SELECT cart_id, sum(qty * price) AS total
FROM shop.cart_event
GROUP BY cart_id;
CREATE INDEX cart_total_idx IN CLUSTER serving ON shop.cart_total (cart_id);
-- end

-- id: materialize_estate_002
-- dialect: materialize
-- construct: unload
-- reads: ops.open_alert
CREATE SINK IF NOT EXISTS ops.alert_sink
    IN CLUSTER sinks
    FROM ops.open_alert
    INTO KAFKA CONNECTION kafka_conn (TOPIC 'alerts', COMPRESSION TYPE 'lz4')
    KEY (alert_id) NOT ENFORCED
    FORMAT JSON
    ENVELOPE UPSERT
    WITH (SNAPSHOT = false);
-- end

-- id: materialize_estate_003
-- dialect: materialize
-- construct: script, view, join, subquery
-- reads: erp.invoice, erp.payment
-- writes: erp.open_invoice
-- column: erp.invoice.invoice_id -> erp.open_invoice.invoice_id direct
-- column: erp.invoice.amount -> erp.open_invoice.open_amount direct
-- column: erp.payment.amount -> erp.open_invoice.open_amount direct
-- column: erp.payment.invoice_id -> erp.open_invoice.* group
-- column: erp.payment.invoice_id -> erp.open_invoice.* join
-- column: erp.invoice.invoice_id -> erp.open_invoice.* join
-- column: erp.invoice.amount -> erp.open_invoice.* filter
-- column: erp.payment.amount -> erp.open_invoice.* filter
CREATE SOURCE erp.pg
    FROM POSTGRES CONNECTION pg_conn (PUBLICATION 'mz_pub', TEXT COLUMNS (public.invoice.state))
    FOR TABLES (public.invoice AS erp.invoice, public.payment AS erp.payment);
CREATE VIEW erp.open_invoice AS
SELECT i.invoice_id, i.amount - coalesce(p.paid, 0) AS open_amount
FROM erp.invoice i
LEFT JOIN (
    SELECT y.invoice_id, sum(y.amount) AS paid FROM erp.payment y GROUP BY y.invoice_id
) p ON p.invoice_id = i.invoice_id
WHERE i.amount > coalesce(p.paid, 0);
-- end

-- id: materialize_estate_004
-- dialect: materialize
-- construct: materialized_view, aggregate
-- reads: web.hit
-- writes: live.session_5m
-- column: web.hit.user_id -> live.session_5m.user_id direct
-- column: web.hit.path -> live.session_5m.last_path direct
-- column: web.hit.hit_at -> live.session_5m.* filter
-- column: web.hit.user_id -> live.session_5m.* group
CREATE MATERIALIZED VIEW live.session_5m AS
SELECT user_id, count(*) AS hits, max(path) AS last_path
FROM web.hit
WHERE mz_now() <= hit_at + INTERVAL '5 minutes'
GROUP BY user_id;
-- end

-- id: materialize_estate_005
-- dialect: materialize
-- construct: view, select
-- reads: ref.price_log
-- writes: ref.latest_price
-- column: ref.price_log.sku -> ref.latest_price.sku direct
-- column: ref.price_log.price -> ref.latest_price.price direct
-- column: ref.price_log.valid_from -> ref.latest_price.valid_from direct
-- column: ref.price_log.sku -> ref.latest_price.* group
-- column: ref.price_log.sku -> ref.latest_price.* sort
-- column: ref.price_log.valid_from -> ref.latest_price.* sort
CREATE OR REPLACE VIEW ref.latest_price AS
SELECT DISTINCT ON (sku) sku, price, valid_from
FROM ref.price_log
OPTIONS (DISTINCT ON INPUT GROUP SIZE = 1000)
ORDER BY sku, valid_from DESC;
-- end

-- id: materialize_estate_006
-- dialect: materialize
-- construct: materialized_view, lateral, correlated
-- reads: geo.city
-- writes: geo.top_city
-- column: geo.city.state -> geo.top_city.state direct
-- column: geo.city.name -> geo.top_city.name direct
-- column: geo.city.pop -> geo.top_city.pop direct
-- column: geo.city.state -> geo.top_city.* filter
-- column: geo.city.pop -> geo.top_city.* sort
CREATE MATERIALIZED VIEW geo.top_city AS
SELECT s.state, c.name, c.pop
FROM (SELECT DISTINCT g.state FROM geo.city g) s,
     LATERAL (
         SELECT k.name, k.pop
         FROM geo.city k
         WHERE k.state = s.state
         ORDER BY k.pop DESC
         LIMIT 3
     ) c;
-- end

-- id: materialize_estate_007
-- dialect: materialize
-- construct: materialized_view, recursive_cte
-- reads: org.manages
-- writes: org.reach
-- column: org.manages.boss_id -> org.reach.boss direct
-- column: org.manages.emp_id -> org.reach.emp direct
-- column: org.manages.boss_id -> org.reach.* join
-- column: org.manages.emp_id -> org.reach.* join
CREATE MATERIALIZED VIEW org.reach AS
WITH MUTUALLY RECURSIVE (ERROR AT RECURSION LIMIT 100)
    reach (boss int, emp int) AS (
        SELECT m.boss_id, m.emp_id FROM org.manages m
        UNION
        SELECT r.boss, n.emp_id FROM reach r JOIN org.manages n ON n.boss_id = r.emp
    )
SELECT boss, emp FROM reach;
-- end

-- id: materialize_estate_008
-- dialect: materialize
-- construct: script, view, json, unnest
-- reads: hook.github
-- writes: hook.push
-- column: hook.github.body -> hook.push.repo direct
-- column: hook.github.body -> hook.push.size direct
-- column: hook.github.body -> hook.push.commit_id direct
-- column: hook.github.headers -> hook.push.* filter
CREATE SOURCE hook.github
    IN CLUSTER ingest
    FROM WEBHOOK
    BODY FORMAT JSON
    INCLUDE HEADERS
    CHECK (
        WITH (HEADERS, BODY AS request_body, SECRET hook.key AS validation_key)
        constant_time_eq(decode(headers->'x-signature', 'base64'), hmac(request_body, validation_key, 'sha256'))
    );
CREATE VIEW hook.push AS
SELECT g.body->'repository'->>'full_name' AS repo,
       (g.body->>'size')::int AS size,
       c.val->>'id' AS commit_id
FROM hook.github g, jsonb_array_elements(g.body->'commits') AS c (val)
WHERE g.headers->'x-github-event' = 'push';
-- end

-- id: materialize_estate_009
-- dialect: materialize
-- construct: script, insert, update, delete
-- reads: ops.metric, ops.metric_active
-- writes: ops.threshold
-- column: ops.metric.metric -> ops.threshold.metric direct
-- column: ops.metric.value -> ops.threshold.hi direct
-- column: ops.metric.metric -> ops.threshold.* group
-- column: ops.threshold.hi -> ops.threshold.hi direct
-- column: ops.threshold.metric -> ops.threshold.* filter
-- column: ops.metric_active.metric -> ops.threshold.* filter
CREATE TABLE ops.threshold (metric text NOT NULL, hi numeric) WITH (RETAIN HISTORY FOR '1 day');
INSERT INTO ops.threshold (metric, hi)
SELECT m.metric, max(m.value) * 1.5 FROM ops.metric m GROUP BY m.metric;
UPDATE ops.threshold SET hi = hi + 1 WHERE metric LIKE 'cpu%';
DELETE FROM ops.threshold WHERE metric NOT IN (SELECT x.metric FROM ops.metric_active x);
-- end

-- id: materialize_estate_010
-- dialect: materialize
-- construct: unload, script
-- reads: shop.order_live, shop.cart_total
COPY (SELECT o.order_id, o.total FROM shop.order_live o WHERE o.total > 0)
TO 's3://bucket/orders/' WITH (AWS CONNECTION = aws_conn, FORMAT = 'parquet');
COPY (SUBSCRIBE TO shop.cart_total WITH (PROGRESS)) TO STDOUT;
-- end

-- id: materialize_estate_011
-- dialect: materialize
-- construct: materialized_view, aggregate
-- reads: ledger.line
-- writes: bi.month_end
-- column: ledger.line.account_id -> bi.month_end.account_id direct
-- column: ledger.line.booked -> bi.month_end.month direct
-- column: ledger.line.amount -> bi.month_end.credit direct
-- column: ledger.line.memo -> bi.month_end.memos direct
-- column: ledger.line.kind -> bi.month_end.* filter
-- column: ledger.line.booked -> bi.month_end.* sort
-- column: ledger.line.account_id -> bi.month_end.* group
-- column: ledger.line.booked -> bi.month_end.* group
CREATE MATERIALIZED VIEW IF NOT EXISTS bi.month_end
IN CLUSTER nightly
WITH (REFRESH AT CREATION, REFRESH EVERY '1 day' ALIGNED TO '2024-06-01 00:00:00', ASSERT NOT NULL account_id)
AS
SELECT l.account_id,
       date_trunc('month', l.booked) AS month,
       sum(l.amount) FILTER (WHERE l.kind = 'CR') AS credit,
       string_agg(l.memo, '; ' ORDER BY l.booked) AS memos
FROM ledger.line l
GROUP BY 1, 2;
-- end

-- id: materialize_estate_012
-- dialect: materialize
-- construct: script, ddl, view, join
-- reads: auctions, bids
-- writes: winning_bid
-- column: auctions.id -> winning_bid.auction_id direct
-- column: bids.buyer -> winning_bid.buyer direct
-- column: bids.amount -> winning_bid.amount direct
-- column: bids.auction_id -> winning_bid.* join
-- column: auctions.id -> winning_bid.* join
-- column: auctions.end_time -> winning_bid.* filter
CREATE CLUSTER ingest (SIZE = '25cc', REPLICATION FACTOR = 1);
CREATE SOURCE auction_house
    IN CLUSTER ingest
    FROM LOAD GENERATOR AUCTION (TICK INTERVAL '1s', AS OF 100000)
    FOR ALL TABLES;
CREATE VIEW winning_bid (auction_id, buyer, amount) AS
SELECT a.id, b.buyer, b.amount
FROM auctions a
JOIN bids b ON b.auction_id = a.id
WHERE mz_now() > a.end_time;
GRANT SELECT ON winning_bid TO analyst;
ALTER CLUSTER ingest SET (SIZE = '50cc');
-- end

-- id: materialize_estate_013
-- dialect: materialize
-- construct: select, join
-- reads: mz_objects, mz_clusters, mz_internal.mz_hydration_statuses
-- column: mz_objects.name -> <result>.name direct
-- column: mz_clusters.name -> <result>.cluster direct
-- column: mz_internal.mz_hydration_statuses.hydrated -> <result>.hydrated direct
-- column: mz_objects.cluster_id -> <result>.* join
-- column: mz_clusters.id -> <result>.* join
-- column: mz_internal.mz_hydration_statuses.object_id -> <result>.* join
-- column: mz_objects.id -> <result>.* join
-- column: mz_objects.type -> <result>.* filter
-- column: mz_objects.name -> <result>.* sort
SELECT o.name, c.name AS cluster, h.hydrated
FROM mz_objects o
JOIN mz_clusters c ON o.cluster_id = c.id
LEFT JOIN mz_internal.mz_hydration_statuses h ON h.object_id = o.id
WHERE o.type = 'materialized-view'
ORDER BY o.name;
-- end

-- id: materialize_estate_014
-- dialect: materialize
-- construct: view, window
-- reads: iot.reading
-- writes: iot.reading_gap
-- column: iot.reading.device -> iot.reading_gap.device direct
-- column: iot.reading.at -> iot.reading_gap.slot direct
-- column: iot.reading.at -> iot.reading_gap.gap direct
-- column: iot.reading.device -> iot.reading_gap.* window
-- column: iot.reading.at -> iot.reading_gap.* window
-- column: iot.reading.val -> iot.reading_gap.* filter
CREATE VIEW iot.reading_gap AS
SELECT r.device,
       date_bin(INTERVAL '5 minutes', r.at, TIMESTAMP '2000-01-01') AS slot,
       r.at - lag(r.at) OVER (PARTITION BY r.device ORDER BY r.at) AS gap
FROM iot.reading r
WHERE r.val IS NOT NULL;
-- end

-- id: materialize_estate_015
-- dialect: materialize
-- construct: materialized_view, union
-- reads: crm.subscriber, crm.bounced, crm.manual_import
-- writes: crm.mailable
-- column: crm.subscriber.email -> crm.mailable.email direct
-- column: crm.manual_import.mail -> crm.mailable.email direct
-- column: crm.bounced.email -> crm.mailable.* filter
CREATE MATERIALIZED VIEW crm.mailable AS
(SELECT s.email FROM crm.subscriber s EXCEPT ALL SELECT b.email FROM crm.bounced b)
UNION ALL
SELECT lower(x.mail) FROM crm.manual_import x;
-- end

-- id: materialize_estate_016
-- dialect: materialize
-- construct: script, materialized_view, cte, rename, using_join
-- reads: web.visit, shop.purchase, mart.kpi
-- writes: mart.kpi_old, mart.kpi
-- column: web.visit.day -> mart.kpi.day direct
-- column: shop.purchase.total -> mart.kpi.per_visitor direct
-- column: web.visit.visitor -> mart.kpi.per_visitor direct
-- column: web.visit.day -> mart.kpi.* group
-- column: shop.purchase.day -> mart.kpi.* group
-- column: web.visit.day -> mart.kpi.* join
-- column: shop.purchase.day -> mart.kpi.* join
CREATE MATERIALIZED VIEW mart.kpi_next AS
WITH visits AS (
    SELECT v.day, count(DISTINCT v.visitor) AS n FROM web.visit v GROUP BY v.day
), buys AS (
    SELECT p.day, sum(p.total) AS total FROM shop.purchase p GROUP BY p.day
)
SELECT visits.day, buys.total / nullif(visits.n, 0) AS per_visitor
FROM visits JOIN buys USING (day);
ALTER MATERIALIZED VIEW mart.kpi RENAME TO kpi_old;
ALTER MATERIALIZED VIEW mart.kpi_next RENAME TO kpi;
-- end
