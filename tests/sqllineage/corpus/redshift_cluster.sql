-- id: redshift_cluster_001
-- dialect: redshift
-- construct: copy
-- writes: stage.clickstream
COPY stage.clickstream (visitor, url, at)
FROM 's3://lake/clickstream/2024-06-01/'
IAM_ROLE 'arn:aws:iam::123456789012:role/redshift-load'
FORMAT AS PARQUET;
-- end

-- id: redshift_cluster_002
-- dialect: redshift
-- construct: unload
-- reads: mart.ltv, mart.segments
UNLOAD ('SELECT l.customer_id, l.value FROM mart.ltv l JOIN mart.segments s ON s.customer_id = l.customer_id WHERE s.code = \'VIP\'')
TO 's3://export/ltv/'
IAM_ROLE 'arn:aws:iam::123456789012:role/redshift-unload'
PARALLEL OFF ALLOWOVERWRITE;
-- end

-- id: redshift_cluster_003
-- dialect: redshift
-- construct: temp_table, script, delete
-- reads: spectrum.orders_delta
-- writes: dwh.orders
-- column: dwh.orders.order_id -> dwh.orders.* filter
-- column: spectrum.orders_delta.order_id -> dwh.orders.* filter
-- column: spectrum.orders_delta.order_id -> dwh.orders.order_id direct
-- column: spectrum.orders_delta.state -> dwh.orders.state direct
-- column: spectrum.orders_delta.dt -> dwh.orders.* filter
BEGIN;
CREATE TEMP TABLE delta DISTKEY (order_id) AS
SELECT order_id, state FROM spectrum.orders_delta WHERE dt = '2024-06-01';
DELETE FROM dwh.orders USING delta WHERE dwh.orders.order_id = delta.order_id;
INSERT INTO dwh.orders (order_id, state) SELECT order_id, state FROM delta;
END;
-- end

-- id: redshift_cluster_004
-- dialect: redshift
-- construct: rename, script, ctas
-- reads: dwh.fact_call, dwh.fact_call_new_src
-- writes: dwh.fact_call_old, dwh.fact_call
-- column: dwh.fact_call_new_src.call_id -> dwh.fact_call.call_id direct
-- column: dwh.fact_call_new_src.agent -> dwh.fact_call.agent direct
CREATE TABLE dwh.fact_call_deep_copy DISTSTYLE KEY DISTKEY (agent) SORTKEY (call_id) AS
SELECT call_id, agent FROM dwh.fact_call_new_src;
ALTER TABLE dwh.fact_call RENAME TO fact_call_old;
ALTER TABLE dwh.fact_call_deep_copy RENAME TO fact_call;
-- end

-- id: redshift_cluster_005
-- dialect: redshift
-- construct: partition_exchange
-- reads: stage.page_hits
-- writes: dwh.page_hits
ALTER TABLE dwh.page_hits APPEND FROM stage.page_hits IGNOREEXTRA;
-- end

-- id: redshift_cluster_006
-- dialect: redshift
-- construct: procedure, variable
-- reads: dwh.load_state, stage.sensor
-- writes: dwh.sensor, dwh.load_state
-- column: stage.sensor.sensor_id -> dwh.sensor.sensor_id direct
-- column: stage.sensor.reading -> dwh.sensor.reading direct
-- column: stage.sensor.at -> dwh.sensor.* filter
-- column: dwh.load_state.loaded_to -> dwh.sensor.* filter
-- column: dwh.load_state.target -> dwh.sensor.* filter
-- column: dwh.load_state.target -> dwh.load_state.* filter
CREATE OR REPLACE PROCEDURE dwh.load_sensor()
AS $$
DECLARE
    since timestamp;
BEGIN
    SELECT INTO since max(loaded_to) FROM dwh.load_state WHERE target = 'sensor';
    INSERT INTO dwh.sensor (sensor_id, reading)
    SELECT s.sensor_id, s.reading FROM stage.sensor s WHERE s.at > since;
    UPDATE dwh.load_state SET loaded_to = getdate() WHERE target = 'sensor';
END;
$$ LANGUAGE plpgsql;
-- end

-- id: redshift_cluster_007
-- dialect: redshift
-- construct: json, unnest, select
-- reads: raw.orders
-- column: raw.orders.order_id -> <result>.order_id direct
-- column: raw.orders.items -> <result>.sku direct
-- column: raw.orders.customer -> <result>.city direct
-- column: raw.orders.items -> <result>.* filter
SELECT o.order_id, i.sku, o.customer.address.city AS city
FROM raw.orders o, o.items i
WHERE i.qty > 1;
-- end

-- id: redshift_cluster_008
-- dialect: redshift
-- construct: select, window
-- schema: {"tables": {"dwh.trip": ["trip_id", "km", "minutes", "driver"]}}
-- reads: dwh.trip
-- column: dwh.trip.driver -> <result>.driver direct
-- column: dwh.trip.km -> <result>.kmh direct
-- column: dwh.trip.minutes -> <result>.kmh direct
-- column: dwh.trip.km -> <result>.is_fast direct
-- column: dwh.trip.minutes -> <result>.is_fast direct
-- column: dwh.trip.driver -> <result>.* window
-- column: dwh.trip.km -> <result>.* window
SELECT driver,
       km / (minutes / 60.0) AS kmh,
       kmh > 80 AS is_fast,
       dense_rank() OVER (PARTITION BY driver ORDER BY km DESC) AS rnk
FROM dwh.trip;
-- end

-- id: redshift_cluster_009
-- dialect: redshift
-- construct: merge
-- reads: stage.device
-- writes: dwh.device
-- column: stage.device.device_id -> dwh.device.device_id direct
-- column: stage.device.fw -> dwh.device.fw direct
-- column: dwh.device.device_id -> dwh.device.* join
-- column: stage.device.device_id -> dwh.device.* join
MERGE INTO dwh.device
USING stage.device s ON dwh.device.device_id = s.device_id
WHEN MATCHED THEN UPDATE SET fw = s.fw
WHEN NOT MATCHED THEN INSERT (device_id, fw) VALUES (s.device_id, s.fw);
-- end

-- id: redshift_cluster_010
-- dialect: redshift
-- construct: external_table, ddl
CREATE EXTERNAL TABLE spectrum.events (id bigint, kind varchar(20))
PARTITIONED BY (dt date)
STORED AS PARQUET LOCATION 's3://lake/events/';
ALTER TABLE spectrum.events ADD IF NOT EXISTS PARTITION (dt = '2024-06-01') LOCATION 's3://lake/events/dt=2024-06-01/';
-- end

-- id: redshift_cluster_011
-- dialect: redshift
-- construct: materialized_view, using_join
-- reads: dwh.seat, dwh.event
-- writes: mart.occupancy
-- column: dwh.event.title -> mart.occupancy.title direct
-- column: dwh.seat.sold -> mart.occupancy.sold direct
-- column: dwh.seat.event_id -> mart.occupancy.* join
-- column: dwh.event.event_id -> mart.occupancy.* join
-- column: dwh.event.title -> mart.occupancy.* group
CREATE MATERIALIZED VIEW mart.occupancy
AUTO REFRESH YES
AS SELECT e.title, sum(s.sold) AS sold
FROM dwh.seat s JOIN dwh.event e USING (event_id)
GROUP BY e.title;
-- end

-- id: redshift_cluster_012
-- dialect: redshift
-- construct: view
-- reads: spectrum.audit, dwh.audit
-- writes: mart.audit_all
-- column: spectrum.audit.actor -> mart.audit_all.actor direct
-- column: dwh.audit.actor -> mart.audit_all.actor direct
-- column: spectrum.audit.action -> mart.audit_all.action direct
-- column: dwh.audit.action -> mart.audit_all.action direct
CREATE OR REPLACE VIEW mart.audit_all AS
SELECT actor, action FROM spectrum.audit
UNION ALL
SELECT actor, action FROM dwh.audit
WITH NO SCHEMA BINDING;
-- end

-- id: redshift_cluster_013
-- dialect: redshift
-- construct: temp_table, insert
-- reads: crm.visit
-- writes: mart.visit_gap
-- column: crm.visit.patient -> mart.visit_gap.patient direct
-- column: crm.visit.on_day -> mart.visit_gap.days direct
-- column: crm.visit.patient -> mart.visit_gap.* window
-- column: crm.visit.on_day -> mart.visit_gap.* window
-- column: crm.visit.on_day -> mart.visit_gap.* filter
SELECT patient, on_day, lead(on_day) OVER (PARTITION BY patient ORDER BY on_day) AS next_day
INTO #visits
FROM crm.visit;

INSERT INTO mart.visit_gap (patient, days)
SELECT patient, datediff(day, on_day, next_day) FROM #visits WHERE next_day IS NOT NULL;
-- end

-- id: redshift_cluster_014
-- dialect: redshift
-- construct: pivot
-- reads: plant.output
-- column: plant.output.line -> <result>.line direct
-- column: plant.output.pieces -> <result>.good direct
-- column: plant.output.pieces -> <result>.scrap direct
-- column: plant.output.quality -> <result>.* filter
SELECT line, good, scrap
FROM (SELECT line, quality, pieces FROM plant.output)
PIVOT (sum(pieces) FOR quality IN ('G' AS good, 'S' AS scrap));
-- end

-- id: redshift_cluster_015
-- dialect: redshift
-- construct: procedure, dynamic_sql
-- reads: cfg.partitions
-- dropped: 1
CREATE OR REPLACE PROCEDURE dwh.vacuum_partitions() AS $$
DECLARE
    rec RECORD;
BEGIN
    FOR rec IN SELECT schema_name, table_name FROM cfg.partitions LOOP
        EXECUTE 'DELETE FROM ' || rec.schema_name || '.' || rec.table_name || ' WHERE dt < current_date - 90';
    END LOOP;
END;
$$ LANGUAGE plpgsql;
-- end

-- id: redshift_cluster_016
-- dialect: redshift
-- construct: select, aggregate
-- reads: ads.impression
-- column: ads.impression.campaign -> <result>.campaign direct
-- column: ads.impression.placement -> <result>.placements direct
-- column: ads.impression.cost -> <result>.median_cost direct
-- column: ads.impression.placement -> <result>.* sort
-- column: ads.impression.campaign -> <result>.* group
SELECT campaign,
       listagg(DISTINCT placement, '|') WITHIN GROUP (ORDER BY placement) AS placements,
       median(cost) AS median_cost
FROM ads.impression
GROUP BY 1
LIMIT 50;
-- end
