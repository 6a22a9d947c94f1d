-- id: doris_estate_001
-- dialect: doris
-- construct: ddl, insert, script
-- reads: ods.shipment_event
-- writes: dwd.shipment
-- column: ods.shipment_event.id -> dwd.shipment.shipment_id direct
-- column: ods.shipment_event.state -> dwd.shipment.status direct
-- column: ods.shipment_event.ts -> dwd.shipment.updated direct
-- column: ods.shipment_event.ts -> dwd.shipment.* filter
CREATE TABLE IF NOT EXISTS dwd.shipment (
    shipment_id BIGINT NOT NULL,
    status VARCHAR(16) NULL COMMENT "state of the parcel",
    updated DATETIME NULL,
    attrs VARIANT NULL,
    INDEX idx_status (status) USING INVERTED
)
UNIQUE KEY (shipment_id)
DISTRIBUTED BY HASH (shipment_id) BUCKETS AUTO
PROPERTIES ("enable_unique_key_merge_on_write" = "true", "function_column.sequence_col" = "updated");

INSERT INTO dwd.shipment (shipment_id, status, updated)
SELECT s.id, upper(s.state), s.ts
FROM ods.shipment_event s
WHERE s.ts >= date_sub(now(), INTERVAL 1 DAY);
-- end

-- id: doris_estate_002
-- dialect: doris
-- construct: insert, aggregate
-- reads: dwd.visit
-- writes: dws.page_uv
-- column: dwd.visit.page -> dws.page_uv.page direct
-- column: dwd.visit.day -> dws.page_uv.day direct
-- column: dwd.visit.visitor_id -> dws.page_uv.uv direct
-- column: dwd.visit.page -> dws.page_uv.* group
-- column: dwd.visit.day -> dws.page_uv.* group
INSERT OVERWRITE TABLE dws.page_uv PARTITION(*) WITH LABEL uv_20240601 (page, day, uv)
SELECT v.page, v.day, bitmap_union(to_bitmap(v.visitor_id))
FROM dwd.visit v
GROUP BY v.page, v.day;
-- end

-- id: doris_estate_003
-- dialect: doris
-- construct: materialized_view, join, aggregate
-- reads: ins.claim, ins.policy
-- writes: dws.mv_claim
-- column: ins.policy.region -> dws.mv_claim.region direct
-- column: ins.claim.paid_on -> dws.mv_claim.month direct
-- column: ins.claim.amount -> dws.mv_claim.paid direct
-- column: ins.policy.policy_no -> dws.mv_claim.* join
-- column: ins.claim.policy_no -> dws.mv_claim.* join
-- column: ins.claim.void -> dws.mv_claim.* filter
-- column: ins.policy.region -> dws.mv_claim.* group
-- column: ins.claim.paid_on -> dws.mv_claim.* group
CREATE MATERIALIZED VIEW IF NOT EXISTS dws.mv_claim (region COMMENT 'region of the policy', month, paid)
BUILD IMMEDIATE REFRESH AUTO ON SCHEDULE EVERY 1 DAY STARTS "2024-12-01 20:30:00"
DUPLICATE KEY (region)
COMMENT "claims per month"
PARTITION BY (month)
DISTRIBUTED BY HASH (region) BUCKETS 2
PROPERTIES ("replication_num" = "1")
AS
SELECT p.region, date_trunc(c.paid_on, 'month'), sum(c.amount)
FROM ins.claim c
LEFT JOIN ins.policy p ON p.policy_no = c.policy_no
WHERE c.void = 0
GROUP BY p.region, date_trunc(c.paid_on, 'month');
-- end

-- id: doris_estate_004
-- dialect: doris
-- construct: materialized_view, ddl, script
-- reads: ad.impression
-- writes: mv_adv
-- column: ad.impression.advertiser_id -> mv_adv.adv direct
-- column: ad.impression.day -> mv_adv.d direct
-- column: ad.impression.cost -> mv_adv.c direct
-- column: ad.impression.advertiser_id -> mv_adv.* group
-- column: ad.impression.day -> mv_adv.* group
ALTER TABLE ad.impression ADD ROLLUP r_slot (slot, day, cost) PROPERTIES ("timeout" = "86400");
CREATE MATERIALIZED VIEW mv_adv AS
SELECT advertiser_id AS adv, day AS d, sum(cost) AS c
FROM ad.impression
GROUP BY advertiser_id, day;
SHOW ALTER TABLE MATERIALIZED VIEW FROM ad;
-- end

-- id: doris_estate_005
-- dialect: doris
-- construct: copy
-- writes: person
LOAD LABEL hr_2024_06
(
    MERGE DATA INFILE ("s3://hr/export/people_*.csv")
    INTO TABLE person
    COLUMNS TERMINATED BY ","
    LINES TERMINATED BY "\n"
    FORMAT AS "csv"
    (pid, full_name, born, gone)
    SET (birth_year = year(born))
    PRECEDING FILTER pid > 0
    WHERE birth_year > 1900
    DELETE ON gone = 1
)
WITH S3
(
    "provider" = "S3",
    "s3.endpoint" = "s3.eu-central-1.amazonaws.com",
    "s3.region" = "eu-central-1",
    "s3.access_key" = "AK",
    "s3.secret_key" = "SK"
)
PROPERTIES ("timeout" = "3600");
-- end

-- id: doris_estate_006
-- dialect: doris
-- construct: insert, external_table, join
-- reads: dim.device
-- writes: ods.sensor
-- column: dim.device.device_id -> ods.sensor.device_id direct
-- column: dim.device.serial -> ods.sensor.* join
INSERT INTO ods.sensor (device_id, val)
SELECT d.device_id, t.v
FROM S3 (
    "uri" = "s3://iot/sensor/2024-06-01/*.json",
    "format" = "json",
    "s3.endpoint" = "s3.eu-central-1.amazonaws.com",
    "s3.access_key" = "AK",
    "s3.secret_key" = "SK",
    "read_json_by_line" = "true"
) t
INNER JOIN dim.device d ON d.serial = t.sn
WHERE t.v IS NOT NULL;
-- end

-- id: doris_estate_007
-- dialect: doris
-- construct: unload, join
-- reads: lib.book, lib.loan
SELECT b.isbn, b.title, l.due_on
FROM lib.book b
JOIN lib.loan l ON l.isbn = b.isbn
WHERE l.returned_on IS NULL
INTO OUTFILE "s3://lib/export/open_"
FORMAT AS PARQUET
PROPERTIES ("s3.endpoint" = "https://s3.eu-central-1.amazonaws.com", "s3.access_key" = "AK", "s3.secret_key" = "SK", "max_file_size" = "2048MB");
-- end

-- id: doris_estate_008
-- dialect: doris
-- construct: unload
-- reads: fin.invoice
EXPORT TABLE fin.invoice PARTITION (p2024)
WHERE amount > 0
TO "s3://fin/invoice/"
PROPERTIES ("label" = "exp_invoice_1", "columns" = "id,amount", "format" = "parquet", "parallelism" = "2")
WITH S3 ("s3.endpoint" = "https://s3.eu-central-1.amazonaws.com", "s3.access_key" = "AK", "s3.secret_key" = "SK");
-- end

-- id: doris_estate_009
-- dialect: doris
-- construct: insert, aggregate
-- reads: desk.ticket
-- writes: mart.ticket_hour
-- column: desk.ticket.opened -> mart.ticket_hour.hour direct
-- column: desk.ticket.queue -> mart.ticket_hour.queue direct
-- column: desk.ticket.id -> mart.ticket_hour.n direct
-- column: desk.ticket.opened -> mart.ticket_hour.* filter
-- column: desk.ticket.opened -> mart.ticket_hour.* group
-- column: desk.ticket.queue -> mart.ticket_hour.* group
CREATE JOB etl_ticket ON SCHEDULE EVERY 1 HOUR STARTS '2024-06-01 00:00:00' COMMENT 'hourly; tickets' DO
INSERT INTO mart.ticket_hour (hour, queue, n)
SELECT date_trunc(t.opened, 'hour'), t.queue, count(t.id)
FROM desk.ticket t
WHERE t.opened >= hours_sub(now(), 1)
GROUP BY date_trunc(t.opened, 'hour'), t.queue;
-- end

-- id: doris_estate_010
-- dialect: doris
-- construct: insert, lateral, unnest
-- reads: shop.basket
-- writes: shop.basket_line
-- column: shop.basket.basket_id -> shop.basket_line.basket_id direct
-- column: shop.basket.sku_list -> shop.basket_line.sku direct
-- column: shop.basket.qty_json -> shop.basket_line.qty direct
-- column: shop.basket.sku_list -> shop.basket_line.* filter
INSERT INTO shop.basket_line (basket_id, sku, qty)
SELECT b.basket_id, s.sku, q.qty
FROM shop.basket b
LATERAL VIEW explode_split(b.sku_list, ',') s AS sku
LATERAL VIEW explode_json_array_int_outer(b.qty_json) q AS qty
WHERE length(s.sku) = 8;
-- end

-- id: doris_estate_011
-- dialect: doris
-- construct: update, join
-- reads: ods.catalog, ods.firmware
-- writes: dim.device
-- column: ods.catalog.model -> dim.device.model direct
-- column: ods.catalog.vendor -> dim.device.fw direct
-- column: ods.firmware.version -> dim.device.fw direct
-- column: ods.firmware.model -> dim.device.* join
-- column: ods.catalog.model -> dim.device.* join
-- column: dim.device.code -> dim.device.* filter
-- column: ods.catalog.code -> dim.device.* filter
UPDATE dim.device d
SET d.model = c.model, d.fw = concat(c.vendor, '-', f.version)
FROM ods.catalog c
INNER JOIN ods.firmware f ON f.model = c.model
WHERE d.code = c.code;
-- end

-- id: doris_estate_012
-- dialect: doris
-- construct: delete, cte, join
-- reads: crm.member, crm.consent
-- writes: crm.newsletter
-- column: crm.member.closed_on -> crm.newsletter.* filter
-- column: crm.consent.member_id -> crm.newsletter.* join
-- column: crm.member.member_id -> crm.newsletter.* join
-- column: crm.newsletter.member_id -> crm.newsletter.* filter
-- column: crm.member.member_id -> crm.newsletter.* filter
-- column: crm.consent.keep_flag -> crm.newsletter.* filter
WITH gone AS (
    SELECT m.member_id FROM crm.member m WHERE m.closed_on < '2020-01-01'
)
DELETE FROM crm.newsletter n
USING gone INNER JOIN crm.consent c ON c.member_id = gone.member_id
WHERE n.member_id = gone.member_id AND c.keep_flag = 0;
-- end

-- id: doris_estate_013
-- dialect: doris
-- construct: rename, script, insert
-- reads: feed.price
-- writes: rep.price
-- column: feed.price.sku -> rep.price.sku direct
-- column: feed.price.price -> rep.price.price direct
-- column: feed.price.valid_to -> rep.price.* filter
CREATE TABLE rep.price_tmp LIKE rep.price;
INSERT INTO rep.price_tmp (sku, price)
SELECT x.sku, x.price FROM feed.price x WHERE x.valid_to IS NULL;
ALTER TABLE rep.price REPLACE WITH TABLE price_tmp PROPERTIES ('swap' = 'false');
-- end

-- id: doris_estate_014
-- dialect: doris
-- construct: swap, rename, script
-- reads: mart.kpi, mart.kpi_next, mart.kpi_2022
-- writes: mart.kpi, mart.kpi_next, mart.kpi_2022_frozen
ALTER TABLE mart.kpi REPLACE WITH TABLE kpi_next PROPERTIES ('swap' = 'true');
ALTER TABLE mart.kpi_2022 RENAME kpi_2022_frozen;
ALTER TABLE mart.kpi MODIFY COLUMN val DECIMAL(20, 4) COMMENT "value";
ALTER TABLE mart.kpi SET ("dynamic_partition.enable" = "true");
-- end

-- id: doris_estate_015
-- dialect: doris
-- construct: insert, external_table
-- reads: erp.supplier
-- writes: internal.dw.supplier
-- column: erp.supplier.id -> internal.dw.supplier.supplier_id direct
-- column: erp.supplier.name -> internal.dw.supplier.name direct
-- column: erp.supplier.active -> internal.dw.supplier.* filter
INSERT INTO internal.dw.supplier (supplier_id, name)
SELECT q.id, q.name
FROM query("catalog" = "pg_erp", "query" = "select id, name from erp.supplier where active") q;
-- end

-- id: doris_estate_016
-- dialect: doris
-- construct: ctas, cte, window, star_except
-- schema: {"tables": {"hms.ods.tx": ["tx_id", "card", "amount", "booked_at", "etl_day"]}}
-- reads: hms.ods.tx
-- writes: dw.card_last
-- column: hms.ods.tx.tx_id -> dw.card_last.tx_id direct
-- column: hms.ods.tx.card -> dw.card_last.card direct
-- column: hms.ods.tx.amount -> dw.card_last.amount direct
-- column: hms.ods.tx.booked_at -> dw.card_last.booked_at direct
-- column: hms.ods.tx.card -> dw.card_last.* window
-- column: hms.ods.tx.booked_at -> dw.card_last.* window
CREATE TABLE dw.card_last
PROPERTIES ("replication_num" = "1")
AS
WITH ranked AS (
    SELECT *, row_number() OVER (PARTITION BY card ORDER BY booked_at DESC) AS rn FROM hms.ods.tx
)
SELECT * EXCEPT (rn, etl_day) FROM ranked WHERE rn = 1;
-- end
