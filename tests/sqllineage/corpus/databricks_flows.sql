-- id: databricks_flows_001
-- dialect: databricks
-- construct: materialized_view, aggregate
-- reads: cloud.landing.order_raw
-- writes: cloud.bronze.orders
-- column: cloud.landing.order_raw.payload -> cloud.bronze.orders.order_id direct
-- column: cloud.landing.order_raw.payload -> cloud.bronze.orders.total direct
-- column: cloud.landing.order_raw._file -> cloud.bronze.orders.source_file direct
CREATE OR REFRESH STREAMING TABLE cloud.bronze.orders AS
SELECT payload:id::bigint AS order_id, payload:total::decimal(10,2) AS total, _file AS source_file
FROM STREAM(cloud.landing.order_raw);
-- end

-- id: databricks_flows_002
-- dialect: databricks
-- construct: merge, star
-- schema: {"tables": {"stg.dev": ["id", "fw", "seen"], "core.dev": ["id", "fw", "seen"]}}
-- reads: stg.dev
-- writes: core.dev
-- column: stg.dev.id -> core.dev.id direct
-- column: stg.dev.fw -> core.dev.fw direct
-- column: stg.dev.seen -> core.dev.seen direct
-- column: core.dev.id -> core.dev.* join
-- column: stg.dev.id -> core.dev.* join
-- column: core.dev.seen -> core.dev.* filter
-- column: stg.dev.seen -> core.dev.* filter
MERGE INTO core.dev USING stg.dev ON core.dev.id = stg.dev.id
WHEN MATCHED AND stg.dev.seen > core.dev.seen THEN UPDATE SET *
WHEN NOT MATCHED THEN INSERT *
WHEN NOT MATCHED BY SOURCE THEN UPDATE SET fw = NULL;
-- end

-- id: databricks_flows_003
-- dialect: databricks
-- construct: script, loop, variable
-- reads: core.shift
-- writes: mart.shift_day
-- column: core.shift.person -> mart.shift_day.person direct
-- column: core.shift.hours -> mart.shift_day.hours direct
-- column: core.shift.person -> mart.shift_day.* group
-- column: core.shift.day -> mart.shift_day.* filter
BEGIN
  DECLARE d DATE DEFAULT current_date() - INTERVAL 7 DAYS;
  WHILE d < current_date() DO
    INSERT INTO mart.shift_day (person, hours)
      SELECT person, sum(hours) FROM core.shift WHERE day = d GROUP BY person;
    SET d = date_add(d, 1);
  END WHILE;
END;
-- end

-- id: databricks_flows_004
-- dialect: databricks
-- construct: view, window, select
-- reads: main.core.quote
-- writes: main.mart.v_quote
-- column: main.core.quote.sym -> main.mart.v_quote.sym direct
-- column: main.core.quote.px -> main.mart.v_quote.px direct
-- column: main.core.quote.sym -> main.mart.v_quote.* window
-- column: main.core.quote.ts -> main.mart.v_quote.* window
CREATE VIEW main.mart.v_quote (sym COMMENT 'ticker', px) AS
SELECT sym, px FROM main.core.quote
QUALIFY rank() OVER (PARTITION BY sym ORDER BY ts DESC) = 1;
-- end

-- id: databricks_flows_005
-- dialect: databricks
-- construct: call, script
-- dropped: 1
USE SCHEMA main.etl;
CALL main.etl.refresh_everything();
-- end

-- id: databricks_flows_006
-- dialect: databricks
-- construct: procedure, call
-- reads: main.src.note
-- writes: main.dst.note
-- column: main.src.note.body -> main.dst.note.body direct
-- column: main.src.note.day -> main.dst.note.* filter
CREATE PROCEDURE main.dst.load_note(IN p_day DATE)
LANGUAGE SQL SQL SECURITY INVOKER
AS BEGIN
  DELETE FROM main.dst.note;
  INSERT INTO main.dst.note (body) SELECT n.body FROM main.src.note n WHERE n.day = p_day;
END;
CALL main.dst.load_note(DATE'2024-06-01');
-- end

-- id: databricks_flows_007
-- dialect: databricks
-- construct: unload, select
-- reads: gold.extract
INSERT OVERWRITE DIRECTORY 's3://export/extract' USING PARQUET SELECT id, val FROM gold.extract;
-- end

-- id: databricks_flows_008
-- dialect: databricks
-- construct: jinja, star, window
-- reads: stg_device
-- column: stg_device.device_id -> <result>.device_id direct
-- column: stg_device.model -> <result>.model direct
-- column: stg_device.device_id -> <result>.* window
-- column: stg_device.loaded_at -> <result>.* window
{{ config(materialized = 'incremental', file_format = 'delta') }}
with ranked as (
  select device_id, model, row_number() over (partition by device_id order by loaded_at desc) as rn
  from {{ ref('stg_device') }}
)
select device_id, model from ranked where rn = 1
-- end

-- id: databricks_flows_009
-- dialect: databricks
-- construct: pivot, cte
-- reads: silver.temp
-- column: silver.temp.city -> <result>.city direct
-- column: silver.temp.deg -> <result>.jan direct
-- column: silver.temp.deg -> <result>.jul direct
-- column: silver.temp.month -> <result>.* filter
WITH t AS (SELECT city, month, deg FROM silver.temp)
SELECT city, jan, jul FROM t PIVOT (avg(deg) FOR month IN (1 AS jan, 7 AS jul));
-- end

-- id: databricks_flows_010
-- dialect: databricks
-- construct: insert, select
-- reads: stage.plan
-- writes: core.plan
-- column: stage.plan.team -> core.plan.team direct
-- column: stage.plan.goal -> core.plan.goal direct
-- column: stage.plan.year -> core.plan.* filter
-- column: core.plan.year -> core.plan.* filter
INSERT INTO core.plan REPLACE WHERE year = 2024
SELECT team, goal FROM stage.plan WHERE year = 2024;
-- end

-- id: databricks_flows_011
-- dialect: databricks
-- construct: delete, correlated
-- reads: core.consent
-- writes: core.track
-- column: core.consent.person_id -> core.track.* filter
-- column: core.track.person_id -> core.track.* filter
-- column: core.consent.given -> core.track.* filter
DELETE FROM core.track t
WHERE NOT EXISTS (SELECT * FROM core.consent c WHERE c.person_id = t.person_id AND c.given);
-- end

-- id: databricks_flows_012
-- dialect: databricks
-- construct: broken, script
-- reads: a.b.s
-- writes: a.b.t
-- column: a.b.s.x -> a.b.t.x direct
-- dropped: 1
INSERT INTO a.b.t (x) SELECT x FROM a.b.s;
MERGE a.b.t WITH a.b.s WHENEVER;
-- end
