-- id: starrocks_estate_001
-- dialect: starrocks
-- construct: ddl, insert, script, aggregate
-- reads: ads_raw.click
-- writes: ads.campaign_cost
-- column: ads_raw.click.clicked_at -> ads.campaign_cost.dt direct
-- column: ads_raw.click.campaign_id -> ads.campaign_cost.campaign_id direct
-- column: ads_raw.click.channel -> ads.campaign_cost.channel direct
-- column: ads_raw.click.cpc -> ads.campaign_cost.cost direct
-- column: ads_raw.click.is_bot -> ads.campaign_cost.* filter
-- column: ads_raw.click.clicked_at -> ads.campaign_cost.* group
-- column: ads_raw.click.campaign_id -> ads.campaign_cost.* group
-- column: ads_raw.click.channel -> ads.campaign_cost.* group
CREATE TABLE IF NOT EXISTS ads.campaign_cost (
    dt DATE NOT NULL COMMENT "day",
    campaign_id BIGINT NOT NULL,
    channel VARCHAR(32),
    clicks BIGINT SUM DEFAULT "0",
    cost DECIMAL(18, 4) SUM
) ENGINE = OLAP
AGGREGATE KEY (dt, campaign_id, channel)
PARTITION BY RANGE (dt) (START ("2024-01-01") END ("2024-07-01") EVERY (INTERVAL 1 MONTH))
DISTRIBUTED BY HASH (campaign_id) BUCKETS 16
PROPERTIES ("replication_num" = "3");

INSERT INTO ads.campaign_cost (dt, campaign_id, channel, clicks, cost)
SELECT date(c.clicked_at), c.campaign_id, c.channel, count(*), sum(c.cpc)
FROM ads_raw.click c
WHERE c.is_bot = 0
GROUP BY date(c.clicked_at), c.campaign_id, c.channel;
-- end

-- id: starrocks_estate_002
-- dialect: starrocks
-- construct: materialized_view, join, aggregate
-- reads: pos.sale, pos.store
-- writes: mart.mv_store_day
-- column: pos.sale.store_id -> mart.mv_store_day.store_id direct
-- column: pos.sale.sold_at -> mart.mv_store_day.sold_day direct
-- column: pos.store.city -> mart.mv_store_day.city direct
-- column: pos.sale.amount -> mart.mv_store_day.amount direct
-- column: pos.sale.customer_id -> mart.mv_store_day.buyers direct
-- column: pos.store.id -> mart.mv_store_day.* join
-- column: pos.sale.store_id -> mart.mv_store_day.* join
-- column: pos.sale.store_id -> mart.mv_store_day.* group
-- column: pos.sale.sold_at -> mart.mv_store_day.* group
-- column: pos.store.city -> mart.mv_store_day.* group
CREATE MATERIALIZED VIEW IF NOT EXISTS mart.mv_store_day
COMMENT "sales per store and day"
PARTITION BY sold_day
DISTRIBUTED BY HASH (store_id) BUCKETS 8
REFRESH ASYNC START ('2024-01-01 03:00:00') EVERY (INTERVAL 1 DAY)
PROPERTIES ("replication_num" = "1", "session.query_timeout" = "3600")
AS
SELECT s.store_id, date_trunc('day', s.sold_at) AS sold_day, st.city,
       sum(s.amount) AS amount, ndv(s.customer_id) AS buyers
FROM pos.sale AS s
INNER JOIN pos.store AS st ON st.id = s.store_id
GROUP BY s.store_id, date_trunc('day', s.sold_at), st.city;
-- end

-- id: starrocks_estate_003
-- dialect: starrocks
-- construct: copy
-- writes: orders, order_items
LOAD LABEL orders_20240601
(
    DATA INFILE ("hdfs://nn:8020/land/orders/2024-06-01/*")
    INTO TABLE orders
    PARTITION (p20240601)
    COLUMNS TERMINATED BY "\t"
    (order_id, customer_id, raw_total, tmp_day)
    SET (total = raw_total / 100, order_day = date(tmp_day))
    WHERE order_id > 0,
    DATA INFILE ("hdfs://nn:8020/land/items/2024-06-01/*")
    INTO TABLE order_items
    FORMAT AS "parquet"
    (order_id, sku, qty)
)
WITH BROKER ("username" = "etl", "password" = "x")
PROPERTIES ("timeout" = "3600", "max_filter_ratio" = "0.05");
-- end

-- id: starrocks_estate_004
-- dialect: starrocks
-- construct: insert, external_table
-- writes: lake.trip
INSERT INTO lake.trip WITH LABEL trip_load_7 (trip_id, started, km)
SELECT f.trip_id, f.started, f.km
FROM FILES (
    "path" = "s3://fleet/trips/*.parquet",
    "format" = "parquet",
    "aws.s3.access_key" = "AK",
    "aws.s3.secret_key" = "SK",
    "aws.s3.region" = "eu-central-1"
) AS f
WHERE f.km > 0;
-- end

-- id: starrocks_estate_005
-- dialect: starrocks
-- construct: unload
-- reads: crm.customer, crm.region
INSERT INTO FILES (
    "path" = "s3://exports/customer/",
    "format" = "parquet",
    "compression" = "zstd",
    "target_max_file_size" = "1073741824"
)
SELECT r.name AS region, c.id, c.ltv
FROM crm.customer c
JOIN crm.region r ON r.id = c.region_id
WHERE c.ltv > 100;
-- end

-- id: starrocks_estate_006
-- dialect: starrocks
-- construct: unload
-- reads: fin.ledger
EXPORT TABLE fin.ledger
PARTITION (p202405, p202406)
(entry_id, account, amount)
TO "hdfs://nn:8020/export/ledger/"
PROPERTIES ("column_separator" = ",", "load_mem_limit" = "2147483648", "timeout" = "3600")
WITH BROKER ("username" = "etl", "password" = "x");
-- end

-- id: starrocks_estate_007
-- dialect: starrocks
-- construct: copy, script
-- writes: reading, iot.meter
CREATE ROUTINE LOAD load_reading ON reading
COLUMNS TERMINATED BY ",",
COLUMNS (device_id, read_at, raw_val, val = raw_val * 0.1),
WHERE device_id > 0
PROPERTIES ("desired_concurrent_number" = "3", "format" = "csv")
FROM KAFKA (
    "kafka_broker_list" = "k1:9092,k2:9092",
    "kafka_topic" = "reading",
    "property.kafka_default_offsets" = "OFFSET_BEGINNING"
);
CREATE PIPE IF NOT EXISTS iot.pipe_meter
PROPERTIES ("AUTO_INGEST" = "TRUE")
AS
INSERT INTO iot.meter (meter_id, kind)
SELECT meter_id, kind FROM FILES ("path" = "s3://iot/meter/*.orc", "format" = "orc");
-- end

-- id: starrocks_estate_008
-- dialect: starrocks
-- construct: insert, join
-- reads: erp.price, erp.cost
-- writes: mart.margin
-- column: erp.price.sku -> mart.margin.sku direct
-- column: erp.price.price -> mart.margin.margin direct
-- column: erp.cost.cost -> mart.margin.margin direct
-- column: erp.price.sku -> mart.margin.* join
-- column: erp.cost.sku -> mart.margin.* join
-- column: erp.cost.valid -> mart.margin.* join
SUBMIT TASK refresh_margin
SCHEDULE START('2024-06-01 02:00:00') EVERY(INTERVAL 6 HOUR)
AS
INSERT OVERWRITE mart.margin
SELECT p.sku, p.price - c.cost AS margin
FROM erp.price p
LEFT JOIN erp.cost c ON p.sku = c.sku AND c.valid = true;
-- end

-- id: starrocks_estate_009
-- dialect: starrocks
-- construct: update, cte
-- reads: evaluation
-- writes: employee
-- column: evaluation.grade -> employee.grade direct
-- column: evaluation.year -> employee.* filter
-- column: evaluation.employee_id -> employee.* group
-- column: employee.id -> employee.* filter
-- column: evaluation.employee_id -> employee.* filter
-- column: employee.active -> employee.* filter
WITH latest AS (
    SELECT e.employee_id, max(e.grade) AS grade
    FROM evaluation e
    WHERE e.year = 2024
    GROUP BY e.employee_id
)
UPDATE employee
SET grade = latest.grade, changed_at = now()
FROM latest
WHERE employee.id = latest.employee_id AND employee.active = 1;
-- end

-- id: starrocks_estate_010
-- dialect: starrocks
-- construct: delete
-- reads: checkout_log, blocked_user
-- writes: cart
-- column: cart.cart_id -> cart.* filter
-- column: checkout_log.cart_id -> cart.* filter
-- column: checkout_log.user_id -> cart.* filter
-- column: blocked_user.user_id -> cart.* filter
-- column: checkout_log.state -> cart.* filter
DELETE FROM cart
USING checkout_log l, blocked_user b
WHERE cart.cart_id = l.cart_id
  AND l.user_id = b.user_id
  AND l.state = 'PAID';
-- end

-- id: starrocks_estate_011
-- dialect: starrocks
-- construct: swap, script, insert
-- reads: ods.city
-- writes: dim.city
-- column: ods.city.city_id -> dim.city.city_id direct
-- column: ods.city.name -> dim.city.name direct
-- column: ods.city.zone -> dim.city.zone direct
-- column: ods.city.deleted -> dim.city.* filter
CREATE TABLE dim.city_new LIKE dim.city;
INSERT INTO dim.city_new (city_id, name, zone)
SELECT c.city_id, c.name, c.zone FROM ods.city c WHERE c.deleted = 0;
ALTER TABLE dim.city SWAP WITH city_new;
DROP TABLE dim.city_new FORCE;
-- end

-- id: starrocks_estate_012
-- dialect: starrocks
-- construct: insert, lateral, unnest
-- reads: news.article
-- writes: news.article_tag
-- column: news.article.article_id -> news.article_tag.article_id direct
-- column: news.article.tag_list -> news.article_tag.tag direct
-- column: news.article.tag_list -> news.article_tag.tag_hash direct
-- column: news.article.tag_list -> news.article_tag.* filter
-- column: news.article.published -> news.article_tag.* filter
INSERT INTO news.article_tag (article_id, tag, tag_hash)
SELECT a.article_id, t.tag, murmur_hash3_32(t.tag)
FROM news.article a
CROSS JOIN LATERAL unnest(split(a.tag_list, ';')) AS t (tag)
WHERE t.tag <> '' AND a.published IS NOT NULL;
-- end

-- id: starrocks_estate_013
-- dialect: starrocks
-- construct: select, window
-- reads: legal.time_entry
-- column: legal.time_entry.matter_id -> <result>.matter_id direct
-- column: legal.time_entry.lawyer -> <result>.lawyer direct
-- column: legal.time_entry.hours -> <result>.hours direct
-- column: legal.time_entry.billable -> <result>.* filter
-- column: legal.time_entry.matter_id -> <result>.* window
-- column: legal.time_entry.hours -> <result>.* window
SELECT m.matter_id, m.lawyer, m.hours
FROM legal.time_entry m
WHERE m.billable = 1
QUALIFY row_number() OVER (PARTITION BY m.matter_id ORDER BY m.hours DESC) <= 3;
-- end

-- id: starrocks_estate_014
-- dialect: starrocks
-- construct: view, aggregate
-- reads: web.page_daily
-- writes: bi.v_visitor
-- column: web.page_daily.site -> bi.v_visitor.site direct
-- column: web.page_daily.day -> bi.v_visitor.day direct
-- column: web.page_daily.visitors -> bi.v_visitor.uv direct
-- column: web.page_daily.page -> bi.v_visitor.last_page direct
-- column: web.page_daily.seen_at -> bi.v_visitor.* sort
-- column: web.page_daily.site -> bi.v_visitor.* group
-- column: web.page_daily.day -> bi.v_visitor.* group
CREATE VIEW IF NOT EXISTS bi.v_visitor (site COMMENT "site code", day, uv COMMENT "unique visitors", last_page)
COMMENT "visitors per site"
AS
SELECT p.site, p.day, bitmap_union_count(p.visitors), max_by(p.page, p.seen_at)
FROM web.page_daily p
GROUP BY p.site, p.day
HAVING count(*) > 10;
-- end

-- id: starrocks_estate_015
-- dialect: starrocks
-- construct: script, insert, cte, quoted_name
-- reads: lake.trading.deal, default_catalog.risk.party
-- writes: default_catalog.risk.exposure
-- column: default_catalog.risk.party.name -> default_catalog.risk.exposure.party direct
-- column: lake.trading.deal.notional -> default_catalog.risk.exposure.notional direct
-- column: lake.trading.deal.status -> default_catalog.risk.exposure.* filter
-- column: default_catalog.risk.party.party_id -> default_catalog.risk.exposure.* join
-- column: lake.trading.deal.party_id -> default_catalog.risk.exposure.* join
-- column: default_catalog.risk.party.name -> default_catalog.risk.exposure.* group
CREATE EXTERNAL CATALOG lake
PROPERTIES ("type" = "iceberg", "iceberg.catalog.type" = "hive", "hive.metastore.uris" = "thrift://hms:9083");
SET CATALOG default_catalog;
INSERT INTO default_catalog.risk.exposure (party, notional)
WITH open_deal AS (
    SELECT d.party_id, d.notional FROM lake.trading.deal d WHERE d.status = 'OPEN'
)
SELECT p.name, sum(o.notional)
FROM open_deal o
JOIN `default_catalog`.`risk`.`party` p ON p.party_id = o.party_id
GROUP BY p.name;
-- end

-- id: starrocks_estate_016
-- dialect: starrocks
-- construct: ctas, aggregate
-- reads: fin.fx
-- writes: fin.fx_month
-- column: fin.fx.ccy -> fin.fx_month.ccy direct
-- column: fin.fx.day -> fin.fx_month.month direct
-- column: fin.fx.rate -> fin.fx_month.rate direct
-- column: fin.fx.rate -> fin.fx_month.ecb_rate direct
-- column: fin.fx.source -> fin.fx_month.* filter
-- column: fin.fx.ccy -> fin.fx_month.* group
-- column: fin.fx.day -> fin.fx_month.* group
CREATE TABLE fin.fx_month
COMMENT "average rates"
DISTRIBUTED BY HASH (ccy) BUCKETS 4
PROPERTIES ("replication_num" = "1")
AS
SELECT r.ccy, date_trunc('month', r.day) AS month, avg(r.rate) AS rate,
       max(if(r.source = 'ECB', r.rate, NULL)) AS ecb_rate
FROM fin.fx r
GROUP BY r.ccy, date_trunc('month', r.day);
-- end
