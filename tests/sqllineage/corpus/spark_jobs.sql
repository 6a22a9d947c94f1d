-- id: spark_jobs_001
-- dialect: spark
-- construct: insert, aggregate
-- reads: bronze.events
-- writes: silver.daily_events
-- column: bronze.events.kind -> silver.daily_events.kind direct
-- column: bronze.events.dt -> silver.daily_events.dt direct
-- column: bronze.events.kind -> silver.daily_events.* group
-- column: bronze.events.dt -> silver.daily_events.* group
-- column: bronze.events.valid -> silver.daily_events.* filter
INSERT OVERWRITE TABLE silver.daily_events PARTITION (dt)
SELECT kind, count(*) AS n, dt
FROM bronze.events
WHERE valid = true
GROUP BY kind, dt;
-- end

-- id: spark_jobs_002
-- dialect: spark
-- construct: lateral, unnest
-- reads: bronze.posts
-- column: bronze.posts.post_id -> <result>.post_id direct
-- column: bronze.posts.hashtags -> <result>.tag direct
-- column: bronze.posts.hashtags -> <result>.place direct
-- column: bronze.posts.hashtags -> <result>.* filter
SELECT p.post_id, h.tag, h.pos AS place
FROM bronze.posts p
LATERAL VIEW OUTER posexplode(p.hashtags) h AS pos, tag
WHERE h.tag LIKE 'data%';
-- end

-- id: spark_jobs_003
-- dialect: spark
-- construct: temp_table, view, script
-- reads: bronze.orders, bronze.customers
-- writes: gold.vip_orders
-- column: bronze.orders.order_id -> gold.vip_orders.order_id direct
-- column: bronze.customers.tier -> gold.vip_orders.tier direct
-- column: bronze.orders.customer_id -> gold.vip_orders.* join
-- column: bronze.customers.id -> gold.vip_orders.* join
-- column: bronze.customers.tier -> gold.vip_orders.* filter
CREATE OR REPLACE TEMPORARY VIEW vip AS
SELECT id, tier FROM bronze.customers WHERE tier IN ('gold', 'platinum');

CACHE TABLE open_orders AS SELECT order_id, customer_id FROM bronze.orders;

CREATE TABLE gold.vip_orders USING parquet PARTITIONED BY (tier) AS
SELECT /*+ BROADCAST(v) */ o.order_id, v.tier
FROM open_orders o
JOIN vip v ON v.id = o.customer_id;
-- end

-- id: spark_jobs_004
-- dialect: spark
-- construct: multi_insert
-- reads: bronze.readings
-- writes: silver.indoor, silver.outdoor
-- column: bronze.readings.sensor -> silver.indoor.sensor direct
-- column: bronze.readings.celsius -> silver.indoor.celsius direct
-- column: bronze.readings.place -> silver.indoor.* filter
-- column: bronze.readings.sensor -> silver.outdoor.sensor direct
-- column: bronze.readings.celsius -> silver.outdoor.fahrenheit direct
-- column: bronze.readings.place -> silver.outdoor.* filter
FROM bronze.readings
INSERT INTO silver.indoor SELECT sensor, celsius WHERE place = 'in'
INSERT INTO silver.outdoor SELECT sensor, celsius * 1.8 + 32 AS fahrenheit WHERE place = 'out';
-- end

-- id: spark_jobs_005
-- dialect: spark
-- construct: join, select
-- reads: silver.user, silver.ban
-- column: silver.user.name -> <result>.name direct
-- column: silver.user.id -> <result>.* join
-- column: silver.ban.user_id -> <result>.* join
SELECT u.name
FROM silver.user u
LEFT ANTI JOIN silver.ban b ON b.user_id = u.id;
-- end

-- id: spark_jobs_006
-- dialect: spark
-- construct: pivot
-- schema: {"tables": {"silver.grade": ["student", "subject", "points"]}}
-- reads: silver.grade
-- column: silver.grade.student -> <result>.student direct
-- column: silver.grade.points -> <result>.maths direct
-- column: silver.grade.points -> <result>.arts direct
-- column: silver.grade.subject -> <result>.* filter
SELECT * FROM silver.grade
PIVOT (avg(points) FOR subject IN ('M' AS maths, 'A' AS arts));
-- end

-- id: spark_jobs_007
-- dialect: spark
-- construct: unpivot
-- reads: silver.wide_metric
-- column: silver.wide_metric.host -> <result>.host direct
-- column: silver.wide_metric.cpu -> <result>.val direct
-- column: silver.wide_metric.mem -> <result>.val direct
SELECT host, metric, val
FROM silver.wide_metric
UNPIVOT (val FOR metric IN (cpu, mem));
-- end

-- id: spark_jobs_008
-- dialect: spark
-- construct: struct, json, ctas
-- reads: kafka.topic_orders
-- writes: bronze.orders
-- column: kafka.topic_orders.value -> bronze.orders.order_id direct
-- column: kafka.topic_orders.value -> bronze.orders.total direct
-- column: kafka.topic_orders.timestamp -> bronze.orders.ingested_at direct
-- column: kafka.topic_orders.value -> bronze.orders.* filter
CREATE TABLE bronze.orders USING iceberg AS
SELECT m.id AS order_id, m.total AS total, ingested_at
FROM (
    SELECT from_json(CAST(value AS string), 'id bigint, total double') AS m, timestamp AS ingested_at
    FROM kafka.topic_orders
) parsed
WHERE m.id IS NOT NULL;
-- end

-- id: spark_jobs_009
-- dialect: spark
-- construct: quoted_name, view
-- reads: raw.order details
-- writes: silver.v
-- column: raw.order details.Unit Price -> silver.v.price direct
-- column: raw.order details.sku -> silver.v.SKU direct
CREATE VIEW silver.v AS SELECT `Unit Price` AS price, sku AS `SKU` FROM raw.`order details`;
-- end

-- id: spark_jobs_010
-- dialect: spark
-- construct: rename, script
-- reads: silver.users_v2
-- writes: silver.users
DROP TABLE IF EXISTS silver.users;
ALTER TABLE silver.users_v2 RENAME TO silver.users;
-- end

-- id: spark_jobs_011
-- dialect: spark
-- construct: select, window
-- reads: silver.playback
-- column: silver.playback.user_id -> <result>.user_id direct
-- column: silver.playback.track -> <result>.tracks direct
-- column: silver.playback.at -> <result>.* sort
-- column: silver.playback.user_id -> <result>.* group
-- column: silver.playback.track -> <result>.last_track direct
-- column: silver.playback.skipped -> <result>.* filter
SELECT user_id,
       collect_set(track) AS tracks,
       max_by(track, at) AS last_track,
       count(*) FILTER (WHERE NOT skipped) AS full_plays
FROM silver.playback
GROUP BY user_id;
-- end

-- id: spark_jobs_012
-- dialect: spark
-- construct: unload, select
-- reads: gold.feed
INSERT OVERWRITE DIRECTORY '/export/feed' USING json
SELECT sku, price FROM gold.feed WHERE visible;
-- end

-- id: spark_jobs_013
-- dialect: spark
-- construct: external_table, ddl
CREATE TABLE bronze.raw_csv (id INT, line STRING)
USING csv OPTIONS (header 'true') LOCATION 's3a://landing/raw_csv';
REFRESH TABLE bronze.raw_csv;
ALTER TABLE bronze.raw_csv SET TBLPROPERTIES ('owner' = 'etl');
-- end

-- id: spark_jobs_014
-- dialect: spark
-- construct: merge, star
-- schema: {"tables": {"stage.p": ["id", "name", "age"], "core.p": ["id", "name", "age"]}}
-- reads: stage.p
-- writes: core.p
-- column: stage.p.id -> core.p.id direct
-- column: stage.p.name -> core.p.name direct
-- column: stage.p.age -> core.p.age direct
-- column: core.p.id -> core.p.* join
-- column: stage.p.id -> core.p.* join
MERGE INTO core.p t USING stage.p s ON t.id = s.id
WHEN MATCHED THEN UPDATE SET *
WHEN NOT MATCHED THEN INSERT *;
-- end

-- id: spark_jobs_015
-- dialect: spark
-- construct: cte, window, insert
-- reads: bronze.gps
-- writes: silver.trip
-- column: bronze.gps.vehicle -> silver.trip.vehicle direct
-- column: bronze.gps.ts -> silver.trip.started direct
-- column: bronze.gps.vehicle -> silver.trip.* window
-- column: bronze.gps.ts -> silver.trip.* window
-- column: bronze.gps.vehicle -> silver.trip.* group
-- column: bronze.gps.ts -> silver.trip.* filter
WITH gaps AS (
    SELECT vehicle, ts,
           CASE WHEN ts - lag(ts) OVER (PARTITION BY vehicle ORDER BY ts) > 1800 THEN 1 ELSE 0 END AS is_new
    FROM bronze.gps
),
numbered AS (
    SELECT vehicle, ts, sum(is_new) OVER (PARTITION BY vehicle ORDER BY ts) AS trip_no
    FROM gaps
)
INSERT INTO silver.trip (vehicle, trip_no, started)
SELECT vehicle, trip_no, min(ts) FROM numbered GROUP BY vehicle, trip_no;
-- end

-- id: spark_jobs_016
-- dialect: spark
-- construct: select, using_join
-- reads: silver.a, silver.b
-- column: silver.a.k -> <result>.k direct
-- column: silver.b.v -> <result>.v direct
-- column: silver.a.k -> <result>.* join
-- column: silver.b.k -> <result>.* join
-- column: silver.b.v -> <result>.* sort
SELECT k, b.v FROM silver.a a JOIN silver.b b USING (k) DISTRIBUTE BY k SORT BY b.v;
-- end
