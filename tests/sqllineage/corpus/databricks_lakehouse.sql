-- id: databricks_lakehouse_001
-- dialect: databricks
-- construct: merge
-- reads: main.bronze.customer_cdc
-- writes: main.silver.customer
-- column: main.bronze.customer_cdc.customer_id -> main.silver.customer.customer_id direct
-- column: main.bronze.customer_cdc.email -> main.silver.customer.email direct
-- column: main.silver.customer.customer_id -> main.silver.customer.* join
-- column: main.bronze.customer_cdc.customer_id -> main.silver.customer.* join
-- column: main.bronze.customer_cdc._change_type -> main.silver.customer.* filter
-- column: main.bronze.customer_cdc.customer_id -> main.silver.customer.* window
-- column: main.bronze.customer_cdc._commit_version -> main.silver.customer.* window
MERGE INTO main.silver.customer AS t
USING (
  SELECT customer_id, email, _change_type
  FROM main.bronze.customer_cdc
  QUALIFY row_number() OVER (PARTITION BY customer_id ORDER BY _commit_version DESC) = 1
) AS s
ON t.customer_id = s.customer_id
WHEN MATCHED AND s._change_type = 'delete' THEN DELETE
WHEN MATCHED THEN UPDATE SET t.email = s.email
WHEN NOT MATCHED AND s._change_type <> 'delete' THEN INSERT (customer_id, email) VALUES (s.customer_id, s.email);
-- end

-- id: databricks_lakehouse_002
-- dialect: databricks
-- construct: copy
-- writes: main.bronze.invoices
COPY INTO main.bronze.invoices
FROM '/Volumes/main/landing/invoices'
FILEFORMAT = JSON
FORMAT_OPTIONS ('mergeSchema' = 'true')
COPY_OPTIONS ('mergeSchema' = 'true');
-- end

-- id: databricks_lakehouse_003
-- dialect: databricks
-- construct: json, select
-- reads: bronze.device
-- column: bronze.device.raw -> <result>.serial direct
-- column: bronze.device.raw -> <result>.first_port direct
-- column: bronze.device.raw -> <result>.* filter
SELECT raw:device.serial::string AS serial, raw:ports[0].name AS first_port
FROM bronze.device
WHERE raw:version::int > 3;
-- end

-- id: databricks_lakehouse_004
-- dialect: databricks
-- construct: star_except, star, view
-- schema: {"tables": {"main.silver.patient": ["patient_id", "ssn", "born", "city"]}}
-- reads: main.silver.patient
-- writes: main.gold.patient_public
-- column: main.silver.patient.patient_id -> main.gold.patient_public.patient_id direct
-- column: main.silver.patient.city -> main.gold.patient_public.city direct
CREATE OR REPLACE VIEW main.gold.patient_public
COMMENT 'without what identifies a person'
AS SELECT * EXCEPT (ssn, born) FROM main.silver.patient;
-- end

-- id: databricks_lakehouse_005
-- dialect: databricks
-- construct: clone, star
-- schema: {"tables": {"main.gold.kpi": ["name", "value"]}}
-- reads: main.gold.kpi
-- writes: dev.gold.kpi
-- column: main.gold.kpi.name -> dev.gold.kpi.name direct
-- column: main.gold.kpi.value -> dev.gold.kpi.value direct
CREATE OR REPLACE TABLE dev.gold.kpi DEEP CLONE main.gold.kpi VERSION AS OF 42;
-- end

-- id: databricks_lakehouse_006
-- dialect: databricks
-- construct: materialized_view, aggregate
-- reads: main.silver.sale
-- writes: main.gold.sale_month
-- column: main.silver.sale.sold_at -> main.gold.sale_month.month direct
-- column: main.silver.sale.net -> main.gold.sale_month.net direct
-- column: main.silver.sale.sold_at -> main.gold.sale_month.* group
CREATE MATERIALIZED VIEW main.gold.sale_month
SCHEDULE EVERY 1 HOUR
AS SELECT date_trunc('MONTH', sold_at) AS month, sum(net) AS net
FROM main.silver.sale
GROUP BY ALL;
-- end

-- id: databricks_lakehouse_007
-- dialect: databricks
-- construct: procedure, script, variable
-- reads: main.ops.watermark, main.bronze.ticket
-- writes: main.silver.ticket
-- column: main.bronze.ticket.ticket_id -> main.silver.ticket.ticket_id direct
-- column: main.bronze.ticket.title -> main.silver.ticket.title direct
-- column: main.bronze.ticket.changed_at -> main.silver.ticket.* filter
-- column: main.ops.watermark.upto -> main.silver.ticket.* filter
-- column: main.ops.watermark.name -> main.silver.ticket.* filter
CREATE OR REPLACE PROCEDURE main.silver.load_ticket()
LANGUAGE SQL
SQL SECURITY INVOKER
AS BEGIN
  DECLARE since TIMESTAMP;
  SET since = (SELECT max(upto) FROM main.ops.watermark WHERE name = 'ticket');
  INSERT INTO main.silver.ticket (ticket_id, title)
  SELECT ticket_id, title FROM main.bronze.ticket WHERE changed_at > since;
END;
-- end

-- id: databricks_lakehouse_008
-- dialect: databricks
-- construct: lateral, unnest
-- reads: silver.cart
-- writes: silver.cart_line
-- column: silver.cart.cart_id -> silver.cart_line.cart_id direct
-- column: silver.cart.lines -> silver.cart_line.sku direct
-- column: silver.cart.lines -> silver.cart_line.qty direct
INSERT INTO silver.cart_line (cart_id, sku, qty)
SELECT c.cart_id, l.line.sku, l.line.qty
FROM silver.cart c, LATERAL explode(c.lines) AS l(line);
-- end

-- id: databricks_lakehouse_009
-- dialect: databricks
-- construct: insert
-- reads: main.stage.forecast
-- writes: main.core.forecast
-- column: main.stage.forecast.region -> main.core.forecast.region direct
-- column: main.stage.forecast.units -> main.core.forecast.units direct
INSERT INTO main.core.forecast BY NAME
SELECT units, region FROM main.stage.forecast;
-- end

-- id: databricks_lakehouse_010
-- dialect: databricks
-- construct: temp_table, script, view
-- reads: main.bronze.visit
-- writes: main.gold.visit_hour
-- column: main.bronze.visit.at -> main.gold.visit_hour.hour direct
-- column: main.bronze.visit.at -> main.gold.visit_hour.* group
-- column: main.bronze.visit.bot -> main.gold.visit_hour.* filter
USE CATALOG main;
CREATE TEMP VIEW human AS SELECT at FROM main.bronze.visit WHERE NOT bot;
INSERT OVERWRITE main.gold.visit_hour
SELECT hour(at) AS hour, count(*) AS n FROM human GROUP BY hour(at);
-- end

-- id: databricks_lakehouse_011
-- dialect: databricks
-- construct: select, window
-- schema: {"tables": {"silver.loan": ["loan_id", "principal", "rate", "years"]}}
-- reads: silver.loan
-- column: silver.loan.loan_id -> <result>.loan_id direct
-- column: silver.loan.principal -> <result>.interest direct
-- column: silver.loan.rate -> <result>.interest direct
-- column: silver.loan.principal -> <result>.total direct
-- column: silver.loan.rate -> <result>.total direct
-- column: silver.loan.years -> <result>.total direct
-- column: silver.loan.principal -> <result>.* sort
-- column: silver.loan.rate -> <result>.* sort
-- column: silver.loan.years -> <result>.* sort
SELECT loan_id, principal * rate AS interest, principal + interest * years AS total
FROM silver.loan
ORDER BY total DESC;
-- end

-- id: databricks_lakehouse_012
-- dialect: databricks
-- construct: dynamic_sql, script
-- reads: main.bronze.a
-- writes: main.silver.a
-- column: main.bronze.a.x -> main.silver.a.x direct
-- dropped: 1
BEGIN
  DECLARE tbl STRING DEFAULT current_user();
  EXECUTE IMMEDIATE 'INSERT INTO main.silver.a (x) SELECT x FROM main.bronze.a';
  EXECUTE IMMEDIATE 'TRUNCATE TABLE scratch.' || tbl;
END;
-- end

-- id: databricks_lakehouse_013
-- dialect: databricks
-- construct: update, delete, script
-- reads: silver.fraud
-- writes: silver.txn
-- column: silver.txn.txn_id -> silver.txn.* filter
-- column: silver.fraud.txn_id -> silver.txn.* filter
-- column: silver.txn.amount -> silver.txn.* filter
UPDATE silver.txn SET flagged = true WHERE txn_id IN (SELECT txn_id FROM silver.fraud);
DELETE FROM silver.txn WHERE amount = 0;
-- end

-- id: databricks_lakehouse_014
-- dialect: databricks
-- construct: external_table, ddl, comment
CREATE TABLE IF NOT EXISTS main.bronze.ext (id BIGINT GENERATED ALWAYS AS IDENTITY, v STRING) -- from upstream.s
USING DELTA LOCATION 'abfss://lake@acct.dfs.core.windows.net/ext';
OPTIMIZE main.bronze.ext ZORDER BY (id);
VACUUM main.bronze.ext RETAIN 168 HOURS;
-- end

-- id: databricks_lakehouse_015
-- dialect: databricks
-- construct: function
-- reads: main.ref.store
-- column: main.ref.store.store_id -> <result>.id direct
-- column: main.ref.store.label -> <result>.title direct
-- column: main.ref.store.country -> <result>.* filter
CREATE OR REPLACE FUNCTION main.ref.stores_of(c STRING)
RETURNS TABLE (id BIGINT, title STRING)
RETURN SELECT s.store_id, s.label FROM main.ref.store s WHERE s.country = c;
-- end

-- id: databricks_lakehouse_016
-- dialect: databricks
-- construct: unpivot, quoted_name
-- reads: `gold.v1`.kpi
-- column: `gold.v1`.kpi.Year -> <result>.Year direct
-- column: `gold.v1`.kpi.revenue -> <result>.amount direct
-- column: `gold.v1`.kpi.Cost -> <result>.amount direct
SELECT `Year`, measure, amount
FROM `gold.v1`.kpi
UNPIVOT (amount FOR measure IN (revenue, `Cost`));
-- end
