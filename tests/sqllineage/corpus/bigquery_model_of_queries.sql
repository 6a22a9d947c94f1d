-- id: bigquery_model_of_queries_01
-- dialect: bigquery
-- construct: ddl, cte
-- reads: ["p.d.src"]
CREATE OR REPLACE MODEL `p.d.m` OPTIONS(model_type = 'ARIMA_PLUS', holiday_region = 'US', horizon = 7) AS (
  training_data AS (SELECT date, value FROM `p.d.src`),
  custom_holiday AS (SELECT 'US' AS region, primary_date FROM UNNEST([DATE('2016-11-06')]) AS primary_date));
-- end

-- id: bigquery_model_of_queries_02
-- dialect: bigquery
-- construct: ddl, cte
-- reads: d.src, d.holidays
CREATE MODEL d.m OPTIONS(model_type = 'ARIMA_PLUS_XREG') AS (
  training_data AS (SELECT s.date, s.value FROM d.src AS s),
  custom_holiday AS (SELECT region, name, day FROM d.holidays WHERE region = 'DE'));
-- end

-- id: bigquery_model_of_queries_03
-- dialect: bigquery
-- construct: ddl, cte
-- reads: d.src, d.flags
CREATE MODEL IF NOT EXISTS d.m
TRANSFORM (ML.STANDARD_SCALER(x) OVER () AS x, label)
OPTIONS (model_type = 'LOGISTIC_REG') AS
WITH f AS (SELECT id FROM d.flags) SELECT x, label FROM d.src WHERE id IN (SELECT id FROM f);
-- end

-- id: bigquery_model_of_queries_04
-- dialect: bigquery
-- construct: script, ddl
-- reads: d.src, d.days
-- writes: d.log
-- column: d.src.v -> d.log.v direct
CREATE OR REPLACE MODEL d.m OPTIONS (model_type = 'ARIMA_PLUS') AS (
  custom_holiday AS (SELECT region, day FROM d.days),
  training_data AS (SELECT ts, v FROM d.src)
);
INSERT INTO d.log (v) SELECT v FROM d.src;
-- end

-- id: bigquery_model_of_queries_05
-- dialect: bigquery
-- construct: ddl
-- reads: d.src
CREATE MODEL d.m OPTIONS (model_type = 'ARIMA_PLUS') AS (SELECT ts, v FROM d.src);
-- end
