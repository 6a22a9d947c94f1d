-- id: databricks_names_001
-- dialect: databricks
-- construct: insert, cte, aggregate
-- kind: digit_name
-- reads: silver.10min_obs
-- writes: gold.station_week
-- column: silver.10min_obs.sensor -> gold.station_week.sensor direct
-- column: silver.10min_obs.2m_temp -> gold.station_week.mean_temp direct
-- column: silver.10min_obs.sensor -> gold.station_week.* group
WITH 7d_mean AS (
  SELECT k.sensor, AVG(k.2m_temp) AS 2m_temp FROM silver.10min_obs k GROUP BY k.sensor
)
INSERT INTO gold.station_week (sensor, mean_temp)
SELECT w.sensor, w.2m_temp FROM 7d_mean w;
-- end

-- id: databricks_names_002
-- dialect: databricks
-- construct: script, variable, insert
-- kind: spaced_operator
-- schema: {"tables": {"main.geo.city": ["city", "country", "tags", "size"]}}
-- reads: main.geo.city
-- writes: main.geo.picked
-- column: main.geo.city.city -> main.geo.picked.city direct
-- column: main.geo.city.country -> main.geo.picked.country direct
-- column: main.geo.city.country -> main.geo.picked.* filter
-- column: main.geo.city.tags -> main.geo.picked.* filter
-- column: main.geo.city.size -> main.geo.picked.* filter
DECLARE OR REPLACE VARIABLE wanted ARRAY<STRING> = ARRAY('DE', 'AT');
INSERT INTO main.geo.picked (city, country)
SELECT c.city, c.country
FROM main.geo.city c
WHERE array_contains(wanted, c.country) AND c.tags != CAST(array() AS ARRAY<STRING>) AND c.size > 10;
-- end

-- id: databricks_names_003
-- dialect: databricks
-- construct: insert, join
-- kind: backslash_lexing
-- reads: bronze.file_list, bronze.blocked
-- writes: silver.file_ref
-- column: bronze.file_list.folder -> silver.file_ref.share direct
-- column: bronze.file_list.file_name -> silver.file_ref.file_name direct
-- column: bronze.blocked.root -> silver.file_ref.* join
-- column: bronze.blocked.folder -> silver.file_ref.* join
-- column: bronze.file_list.folder -> silver.file_ref.* join
-- column: bronze.file_list.note -> silver.file_ref.* filter
INSERT INTO silver.file_ref (share, file_name)
SELECT concat(r'\\nas01\', f.folder), replace(f.file_name, r"\", '/')
FROM bronze.file_list f
LEFT ANTI JOIN bronze.blocked b ON b.root = r'D:\' AND b.folder = f.folder
WHERE f.note <> 'it\'s old';
-- end

-- id: databricks_names_004
-- dialect: databricks
-- construct: script, temp_table, merge, comment
-- kind: notebook_source
-- reads: bronze.orders
-- writes: silver.orders
-- column: bronze.orders.order_id -> silver.orders.order_id direct
-- column: bronze.orders.amount -> silver.orders.amount direct
-- column: silver.orders.order_id -> silver.orders.* join
-- column: bronze.orders.order_id -> silver.orders.* join
-- column: bronze.orders.load_date -> silver.orders.* filter
-- Databricks notebook source
-- MAGIC %md
-- MAGIC # Daily load; see FROM the wiki

-- COMMAND ----------

-- DBTITLE 1,Stage the orders
CREATE OR REPLACE TEMPORARY VIEW fresh AS
SELECT o.order_id, o.amount FROM bronze.orders o WHERE o.load_date = current_date()

-- COMMAND ----------

MERGE INTO silver.orders t USING fresh f ON t.order_id = f.order_id
WHEN MATCHED THEN UPDATE SET t.amount = f.amount
WHEN NOT MATCHED THEN INSERT (order_id, amount) VALUES (f.order_id, f.amount)

-- COMMAND ----------

-- MAGIC %md Done.
-- end

-- id: databricks_names_005
-- dialect: databricks
-- construct: script, ctas, delete, comment
-- kind: notebook_source
-- reads: health_raw.dose, health_raw.vaccine
-- writes: health.dose
-- column: health_raw.dose.person_id -> health.dose.person_id direct
-- column: health_raw.vaccine.vaccine_name -> health.dose.vaccine_name direct
-- column: health_raw.vaccine.vaccine_id -> health.dose.* join
-- column: health_raw.dose.vaccine_id -> health.dose.* join
-- column: health.dose.vaccine_name -> health.dose.* filter
# Databricks notebook source
# MAGIC %md
# MAGIC ## Vaccination register

# COMMAND ----------

# MAGIC %sql
# MAGIC CREATE OR REPLACE TABLE health.dose AS
# MAGIC SELECT d.person_id, v.vaccine_name
# MAGIC FROM health_raw.dose d JOIN health_raw.vaccine v ON v.vaccine_id = d.vaccine_id

# COMMAND ----------

# MAGIC %sql
# MAGIC DELETE FROM health.dose WHERE vaccine_name IS NULL
-- end
