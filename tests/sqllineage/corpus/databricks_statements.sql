-- id: databricks_statements_001
-- dialect: databricks
-- construct: view, ddl, script
-- kind: alter_view_options
-- reads: main.silver.trip
-- writes: main.rep.v_trip
-- column: main.silver.trip.bike -> main.rep.v_trip.bike direct
-- column: main.silver.trip.started_at -> main.rep.v_trip.minutes direct
-- column: main.silver.trip.ended_at -> main.rep.v_trip.minutes direct
-- column: main.silver.trip.ended_at -> main.rep.v_trip.* filter
ALTER VIEW main.rep.v_trip SET TBLPROPERTIES ('owner' = 'mobility');
ALTER VIEW main.rep.v_trip WITH SCHEMA COMPENSATION;
ALTER VIEW main.rep.v_trip AS
SELECT t.bike, timestampdiff(MINUTE, t.started_at, t.ended_at) AS minutes FROM main.silver.trip t WHERE t.ended_at IS NOT NULL;
-- end

-- id: databricks_statements_002
-- dialect: databricks
-- construct: script, ddl, insert
-- kind: harmless_reported
-- reads: crm.public.courier
-- writes: main.core.courier
-- column: crm.public.courier.id -> main.core.courier.courier_id direct
-- column: crm.public.courier.name -> main.core.courier.name direct
CREATE VOLUME IF NOT EXISTS main.landing.inbox COMMENT 'files from the couriers';
CREATE EXTERNAL LOCATION IF NOT EXISTS courier URL 's3://acme-courier/in' WITH (STORAGE CREDENTIAL acme_cred);
CREATE CONNECTION IF NOT EXISTS crm_pg TYPE postgresql OPTIONS (host 'pg.acme.test', port '5432', user 'reader', password secret('crm', 'pw'));
CREATE FOREIGN CATALOG IF NOT EXISTS crm USING CONNECTION crm_pg OPTIONS (database 'crm');
INSERT INTO main.core.courier (courier_id, name) SELECT c.id, c.name FROM crm.public.courier c;
ALTER CATALOG main ENABLE PREDICTIVE OPTIMIZATION;
-- end

-- id: databricks_statements_003
-- dialect: databricks
-- construct: ctas, join
-- kind: replace_table
-- reads: main.silver.price, main.silver.region
-- writes: main.gold.price_list
-- column: main.silver.price.sku -> main.gold.price_list.sku direct
-- column: main.silver.price.eur -> main.gold.price_list.eur direct
-- column: main.silver.region.factor -> main.gold.price_list.eur direct
-- column: main.silver.region.region -> main.gold.price_list.region direct
-- column: main.silver.region.region -> main.gold.price_list.* join
-- column: main.silver.price.region -> main.gold.price_list.* join
-- column: main.silver.price.valid -> main.gold.price_list.* filter
REPLACE TABLE main.gold.price_list
USING DELTA
PARTITIONED BY (region)
COMMENT 'rebuilt; every night'
TBLPROPERTIES ('delta.autoOptimize.optimizeWrite' = 'true')
AS SELECT p.sku, p.eur * r.factor AS eur, r.region
FROM main.silver.price p JOIN main.silver.region r ON r.region = p.region
WHERE p.valid = true;
-- end

-- id: databricks_statements_004
-- dialect: databricks
-- construct: ddl, insert, clone, script
-- kind: replace_table
-- reads: main.raw.driver, main.core.driver
-- writes: main.core.driver, dev.core.driver
-- column: main.raw.driver.id -> main.core.driver.driver_id direct
-- column: main.raw.driver.full_name -> main.core.driver.name direct
-- column: main.raw.driver.licence -> main.core.driver.licence direct
-- column: main.core.driver.driver_id -> dev.core.driver.driver_id direct
-- column: main.core.driver.name -> dev.core.driver.name direct
-- column: main.core.driver.licence -> dev.core.driver.licence direct
REPLACE TABLE main.core.driver (driver_id BIGINT, name STRING, licence STRING) USING DELTA;
INSERT INTO main.core.driver SELECT d.id, d.full_name, d.licence FROM main.raw.driver d;
REPLACE TABLE dev.core.driver DEEP CLONE main.core.driver VERSION AS OF 3;
-- end

-- id: databricks_statements_005
-- dialect: databricks
-- construct: merge, star_except, script
-- kind: auto_cdc
-- schema: {"tables": {"bank.raw.account_feed": ["iban", "owner", "balance", "op", "seq_no"]}}
-- reads: bank.raw.account_feed
-- writes: bank.core.account
-- column: bank.raw.account_feed.iban -> bank.core.account.iban direct
-- column: bank.raw.account_feed.owner -> bank.core.account.owner direct
-- column: bank.raw.account_feed.balance -> bank.core.account.balance direct
-- column: bank.core.account.iban -> bank.core.account.* join
-- column: bank.raw.account_feed.iban -> bank.core.account.* join
-- column: bank.raw.account_feed.op -> bank.core.account.* filter
-- column: bank.raw.account_feed.seq_no -> bank.core.account.* sort
CREATE OR REFRESH STREAMING TABLE bank.core.account;
CREATE FLOW account_flow AS AUTO CDC INTO bank.core.account
FROM STREAM(bank.raw.account_feed)
KEYS (iban)
APPLY AS DELETE WHEN op = 'DELETE'
SEQUENCE BY seq_no
COLUMNS * EXCEPT (op, seq_no)
STORED AS SCD TYPE 1;
-- end

-- id: databricks_statements_006
-- dialect: databricks
-- construct: merge
-- kind: auto_cdc
-- reads: hr.raw.worker_cdc
-- writes: hr.core.worker
-- column: hr.raw.worker_cdc.worker_id -> hr.core.worker.worker_id direct
-- column: hr.raw.worker_cdc.full_name -> hr.core.worker.full_name direct
-- column: hr.raw.worker_cdc.site -> hr.core.worker.site direct
-- column: hr.core.worker.worker_id -> hr.core.worker.* join
-- column: hr.raw.worker_cdc.worker_id -> hr.core.worker.* join
-- column: hr.raw.worker_cdc.changed_at -> hr.core.worker.* sort
CREATE OR REFRESH STREAMING TABLE hr.core.worker
FLOW AUTO CDC
FROM STREAM hr.raw.worker_cdc
KEYS (worker_id)
SEQUENCE BY changed_at
COLUMNS (worker_id, full_name, site)
STORED AS SCD TYPE 1;
-- end

-- id: databricks_statements_007
-- dialect: databricks
-- construct: merge, script
-- kind: auto_cdc
-- reads: main.bronze.customer
-- writes: main.silver.customer
-- column: main.bronze.customer.customer_id -> main.silver.customer.customer_id direct
-- column: main.bronze.customer.name -> main.silver.customer.name direct
-- column: main.silver.customer.customer_id -> main.silver.customer.* join
-- column: main.bronze.customer.customer_id -> main.silver.customer.* join
-- column: main.bronze.customer.operation -> main.silver.customer.* filter
-- column: main.bronze.customer.event_ts -> main.silver.customer.* sort
CREATE OR REFRESH STREAMING TABLE main.silver.customer COMMENT 'latest state';
APPLY CHANGES INTO main.silver.customer
FROM STREAM(main.bronze.customer)
KEYS (customer_id)
IGNORE NULL UPDATES
APPLY AS DELETE WHEN operation = 'D'
APPLY AS TRUNCATE WHEN operation = 'T'
SEQUENCE BY event_ts
COLUMNS (customer_id, name);
-- end

-- id: databricks_statements_008
-- dialect: databricks
-- construct: merge, star, script
-- kind: auto_cdc
-- reads: grid.raw.meter_change
-- writes: grid.core.meter
-- column: grid.raw.meter_change.* -> grid.core.meter.* direct
-- column: grid.core.meter.grid_id -> grid.core.meter.* join
-- column: grid.core.meter.meter_no -> grid.core.meter.* join
-- column: grid.raw.meter_change.grid_id -> grid.core.meter.* join
-- column: grid.raw.meter_change.meter_no -> grid.core.meter.* join
-- column: grid.raw.meter_change.event_ts -> grid.core.meter.* sort
-- column: grid.raw.meter_change.event_id -> grid.core.meter.* sort
CREATE OR REFRESH STREAMING TABLE grid.core.meter;
CREATE FLOW meter_flow COMMENT 'from the field' AS
AUTO CDC INTO grid.core.meter
FROM stream(grid.raw.meter_change)
KEYS (grid_id, meter_no)
SEQUENCE BY STRUCT(event_ts, event_id);
-- end

-- id: databricks_statements_009
-- dialect: databricks
-- construct: insert, script
-- kind: auto_cdc
-- reads: bank.raw.auto_cdc, bank.arch.txn
-- writes: bank.core.txn
-- column: bank.raw.auto_cdc.txn_id -> bank.core.txn.txn_id direct
-- column: bank.raw.auto_cdc.cents -> bank.core.txn.eur direct
-- column: bank.arch.txn.txn_id -> bank.core.txn.txn_id direct
-- column: bank.arch.txn.eur -> bank.core.txn.eur direct
-- column: bank.raw.auto_cdc.op -> bank.core.txn.* filter
-- column: bank.arch.txn.booked_on -> bank.core.txn.* filter
CREATE OR REFRESH STREAMING TABLE bank.core.txn;
CREATE FLOW txn_append AS INSERT INTO bank.core.txn BY NAME
SELECT c.cents / 100 AS eur, c.txn_id FROM STREAM(bank.raw.auto_cdc) AS c WHERE c.op = 'INSERT';
CREATE FLOW txn_backfill AS INSERT INTO ONCE bank.core.txn BY NAME
SELECT t.txn_id, t.eur FROM bank.arch.txn t WHERE t.booked_on < '2024-01-01';
-- end

-- id: databricks_statements_010
-- dialect: databricks
-- construct: insert, join, aggregate
-- kind: replace_where
-- reads: main.silver.sale, main.silver.store
-- writes: main.gold.sale_day
-- column: main.silver.sale.day -> main.gold.sale_day.day direct
-- column: main.silver.store.city -> main.gold.sale_day.city direct
-- column: main.silver.sale.eur -> main.gold.sale_day.eur direct
-- column: main.gold.sale_day.day -> main.gold.sale_day.* filter
-- column: main.silver.sale.day -> main.gold.sale_day.* filter
-- column: main.silver.store.store_id -> main.gold.sale_day.* join
-- column: main.silver.sale.store_id -> main.gold.sale_day.* join
-- column: main.silver.sale.day -> main.gold.sale_day.* group
-- column: main.silver.store.city -> main.gold.sale_day.* group
INSERT INTO main.gold.sale_day REPLACE WHERE day BETWEEN '2024-06-01' AND '2024-06-30'
(SELECT s.day, st.city, sum(s.eur) AS eur
 FROM main.silver.sale s
 JOIN main.silver.store st ON st.store_id = s.store_id
 WHERE s.day BETWEEN '2024-06-01' AND '2024-06-30'
 GROUP BY s.day, st.city);
-- end

-- id: databricks_statements_011
-- dialect: databricks
-- construct: insert, star
-- kind: replace_where
-- schema: {"tables": {"main.stage.meter_north": ["meter_no", "kwh", "region"], "main.core.meter": ["meter_id", "usage_kwh", "region"]}}
-- reads: main.stage.meter_north
-- writes: main.core.meter
-- column: main.stage.meter_north.meter_no -> main.core.meter.meter_id direct
-- column: main.stage.meter_north.kwh -> main.core.meter.usage_kwh direct
-- column: main.stage.meter_north.region -> main.core.meter.region direct
-- column: main.core.meter.region -> main.core.meter.* filter
-- column: main.core.meter.usage_kwh -> main.core.meter.* filter
INSERT INTO TABLE main.core.meter REPLACE WHERE region = 'north' AND usage_kwh >= 0 TABLE main.stage.meter_north;
-- end

-- id: databricks_statements_012
-- dialect: databricks
-- construct: procedure, insert
-- kind: replace_where
-- reads: main.raw.shift_plan
-- writes: main.hr.roster
-- column: main.raw.shift_plan.person_no -> main.hr.roster.person direct
-- column: main.raw.shift_plan.shift -> main.hr.roster.shift direct
-- column: main.raw.shift_plan.week_no -> main.hr.roster.week_no direct
-- column: main.hr.roster.week_no -> main.hr.roster.* filter
-- column: main.raw.shift_plan.week_no -> main.hr.roster.* filter
CREATE OR REPLACE PROCEDURE main.ops.load_roster(IN p_week INT)
LANGUAGE SQL
SQL SECURITY INVOKER
AS BEGIN
  INSERT INTO main.hr.roster (person, shift, week_no) REPLACE WHERE week_no = p_week
  SELECT s.person_no, s.shift, s.week_no FROM main.raw.shift_plan s WHERE s.week_no = p_week;
END;
-- end

-- id: databricks_statements_013
-- dialect: databricks
-- construct: insert
-- kind: replace_where
-- reads: main.raw.replace
-- writes: main.core.sku
-- column: main.raw.replace.sku_no -> main.core.sku.sku_no direct
-- column: main.raw.replace.label -> main.core.sku.label direct
-- column: main.raw.replace.sku_no -> main.core.sku.* filter
INSERT OVERWRITE main.core.sku
SELECT r.sku_no, replace(r.label, '_', ' ') AS label
FROM main.raw.replace r
WHERE replace(r.sku_no, '-', '') <> '';
-- end

-- id: databricks_statements_014
-- dialect: databricks
-- construct: function, insert, join, script
-- kind: inline_function_ddl
-- reads: main.raw.bill, main.raw.country
-- writes: main.fin.bill
-- column: main.raw.bill.bill_no -> main.fin.bill.bill_no direct
-- column: main.raw.bill.net -> main.fin.bill.gross direct
-- column: main.raw.country.vat_rate -> main.fin.bill.gross direct
-- column: main.raw.country.iso -> main.fin.bill.* join
-- column: main.raw.bill.iso -> main.fin.bill.* join
CREATE OR REPLACE FUNCTION main.util.gross(net DECIMAL(12, 2), rate DECIMAL(4, 3) DEFAULT 0.19)
RETURNS DECIMAL(12, 2)
LANGUAGE SQL
DETERMINISTIC
CONTAINS SQL
COMMENT 'net; rate'
RETURN round(net * (1 + rate), 2);
INSERT INTO main.fin.bill (bill_no, gross)
SELECT b.bill_no, main.util.gross(b.net, c.vat_rate) FROM main.raw.bill b JOIN main.raw.country c ON c.iso = b.iso;
-- end
