-- id: presto_estate_001
-- dialect: presto
-- construct: ctas, aggregate
-- reads: hive.raw.ride
-- writes: hive.mart.ride_day
-- column: hive.raw.ride.city -> hive.mart.ride_day.city direct
-- column: hive.raw.ride.driver_id -> hive.mart.ride_day.drivers direct
-- column: hive.raw.ride.started -> hive.mart.ride_day.ds direct
-- column: hive.raw.ride.rating -> hive.mart.ride_day.* filter
-- column: hive.raw.ride.ds -> hive.mart.ride_day.* filter
-- column: hive.raw.ride.city -> hive.mart.ride_day.* group
-- column: hive.raw.ride.started -> hive.mart.ride_day.* group
CREATE TABLE hive.mart.ride_day
COMMENT 'rides per day'
WITH (
    format = 'ORC',
    partitioned_by = ARRAY['ds'],
    bucketed_by = ARRAY['city'],
    bucket_count = 16
)
AS
SELECT r.city,
       count_if(r.rating >= 4) AS good,
       approx_distinct(r.driver_id) AS drivers,
       date_format(r.started, '%Y-%m-%d') AS ds
FROM hive.raw.ride r
WHERE r.ds BETWEEN '2024-01-01' AND '2024-01-31'
GROUP BY r.city, date_format(r.started, '%Y-%m-%d');
-- end

-- id: presto_estate_002
-- dialect: presto
-- construct: insert, unnest
-- reads: hive.ods.experiment
-- writes: hive.dwd.exp_metric
-- column: hive.ods.experiment.user_id -> hive.dwd.exp_metric.user_id direct
-- column: hive.ods.experiment.metrics -> hive.dwd.exp_metric.metric direct
-- column: hive.ods.experiment.metrics -> hive.dwd.exp_metric.val direct
-- column: hive.ods.experiment.metrics -> hive.dwd.exp_metric.* filter
INSERT INTO hive.dwd.exp_metric (user_id, metric, val)
SELECT e.user_id, m.k, CAST(m.v AS DOUBLE)
FROM hive.ods.experiment e
CROSS JOIN UNNEST(e.metrics) AS m (k, v)
WHERE cardinality(e.metrics) > 0;
-- end

-- id: presto_estate_003
-- dialect: presto
-- construct: select, aggregate
-- reads: meteo.obs.sample
-- column: meteo.obs.sample.station -> <result>.station direct
-- column: meteo.obs.sample.reading_id -> <result>.hottest direct
-- column: meteo.obs.sample.hour -> <result>.by_hour direct
-- column: meteo.obs.sample.temp -> <result>.by_hour direct
-- column: meteo.obs.sample.temp -> <result>.p90 direct
-- column: meteo.obs.sample.temp -> <result>.temps direct
-- column: meteo.obs.sample.temp -> <result>.* sort
-- column: meteo.obs.sample.at -> <result>.* sort
-- column: meteo.obs.sample.station -> <result>.* group
-- column: meteo.obs.sample.quality -> <result>.* filter
SELECT s.station,
       max_by(s.reading_id, s.temp) AS hottest,
       map_agg(s.hour, s.temp) AS by_hour,
       approx_percentile(s.temp, 0.9) AS p90,
       array_agg(s.temp ORDER BY s.at DESC) AS temps
FROM meteo.obs.sample s
GROUP BY 1
HAVING avg(s.quality) > 0.8
ORDER BY p90 DESC
LIMIT 20;
-- end

-- id: presto_estate_004
-- dialect: presto
-- construct: script, delete, insert, join
-- reads: hive.ods.warehouse, hive.ods.reservation
-- writes: hive.dm.stock_day
-- column: hive.dm.stock_day.ds -> hive.dm.stock_day.* filter
-- column: hive.ods.warehouse.sku -> hive.dm.stock_day.sku direct
-- column: hive.ods.warehouse.on_hand -> hive.dm.stock_day.free direct
-- column: hive.ods.reservation.reserved -> hive.dm.stock_day.free direct
-- column: hive.ods.warehouse.sku -> hive.dm.stock_day.* join
-- column: hive.ods.reservation.sku -> hive.dm.stock_day.* join
-- column: hive.ods.warehouse.site -> hive.dm.stock_day.* join
-- column: hive.ods.reservation.site -> hive.dm.stock_day.* join
-- column: hive.ods.warehouse.ds -> hive.dm.stock_day.* filter
DELETE FROM hive.dm.stock_day WHERE ds = '2024-06-01';
INSERT INTO hive.dm.stock_day
SELECT w.sku, w.on_hand - COALESCE(r.reserved, 0) AS free, '2024-06-01' AS ds
FROM hive.ods.warehouse w
LEFT JOIN hive.ods.reservation r ON w.sku = r.sku AND w.site = r.site
WHERE w.ds = '2024-06-01';
-- end

-- id: presto_estate_005
-- dialect: presto
-- construct: materialized_view, join, script
-- reads: hive.ods.orders, hive.ods.line
-- writes: hive.mart.mv_region
-- column: hive.ods.orders.region -> hive.mart.mv_region.region direct
-- column: hive.ods.line.price -> hive.mart.mv_region.revenue direct
-- column: hive.ods.line.discount -> hive.mart.mv_region.revenue direct
-- column: hive.ods.orders.ds -> hive.mart.mv_region.ds direct
-- column: hive.ods.orders.order_id -> hive.mart.mv_region.* join
-- column: hive.ods.line.order_id -> hive.mart.mv_region.* join
-- column: hive.ods.orders.region -> hive.mart.mv_region.* group
-- column: hive.ods.orders.ds -> hive.mart.mv_region.* group
CREATE MATERIALIZED VIEW IF NOT EXISTS hive.mart.mv_region
WITH (format = 'ORC', partitioned_by = ARRAY['ds'])
AS
SELECT o.region, sum(l.price * (1 - l.discount)) AS revenue, o.ds
FROM hive.ods.orders o
JOIN hive.ods.line l ON o.order_id = l.order_id
GROUP BY o.region, o.ds;
REFRESH MATERIALIZED VIEW hive.mart.mv_region;
-- end

-- id: presto_estate_006
-- dialect: presto
-- construct: view, union
-- reads: crm.public.partner, crm.public.partner_exit
-- writes: hive.bi.active_partner
-- column: crm.public.partner.partner_id -> hive.bi.active_partner.partner_id direct
-- column: crm.public.partner.country -> hive.bi.active_partner.country direct
-- column: crm.public.partner_exit.partner_id -> hive.bi.active_partner.* filter
-- column: crm.public.partner_exit.country -> hive.bi.active_partner.* filter
-- column: crm.public.partner_exit.final -> hive.bi.active_partner.* filter
CREATE OR REPLACE VIEW hive.bi.active_partner SECURITY INVOKER AS
SELECT p.partner_id, p.country FROM crm.public.partner p
EXCEPT
SELECT x.partner_id, x.country FROM crm.public.partner_exit x WHERE x.final;
-- end

-- id: presto_estate_007
-- dialect: presto
-- construct: insert, aggregate
-- reads: hive.ods.sellout
-- writes: druid.kpi.cube
-- column: hive.ods.sellout.brand -> druid.kpi.cube.brand direct
-- column: hive.ods.sellout.channel -> druid.kpi.cube.channel direct
-- column: hive.ods.sellout.units -> druid.kpi.cube.units direct
-- column: hive.ods.sellout.brand -> druid.kpi.cube.* group
-- column: hive.ods.sellout.channel -> druid.kpi.cube.* group
-- column: hive.ods.sellout.promo -> druid.kpi.cube.* filter
INSERT INTO druid.kpi.cube (brand, channel, units, promo_rows)
SELECT s.brand, s.channel, sum(s.units), count(*) FILTER (WHERE s.promo)
FROM hive.ods.sellout s TABLESAMPLE BERNOULLI (10)
GROUP BY GROUPING SETS ((s.brand, s.channel), (s.brand), ());
-- end

-- id: presto_estate_008
-- dialect: presto
-- construct: select, struct
-- reads: fleet.gps.trip
-- column: fleet.gps.trip.trip_id -> <result>.trip_id direct
-- column: fleet.gps.trip.speeds -> <result>.avg_speed direct
-- column: fleet.gps.trip.stops -> <result>.fuel_stops direct
-- column: fleet.gps.trip.meta -> <result>.driver direct
-- column: fleet.gps.trip.flags -> <result>.* filter
SELECT t.trip_id,
       reduce(t.speeds, 0.0, (s, x) -> s + x, s -> s / cardinality(t.speeds)) AS avg_speed,
       transform(filter(t.stops, p -> p.kind = 'FUEL'), p -> p.name) AS fuel_stops,
       element_at(t.meta, 'driver') AS driver
FROM fleet.gps.trip t
WHERE contains(t.flags, 'done');
-- end

-- id: presto_estate_009
-- dialect: presto
-- construct: ctas, aggregate
-- reads: hive.ods.nginx
-- writes: hive.tmp.file_audit
-- column: hive.ods.nginx.at -> hive.tmp.file_audit.first_at direct
CREATE TABLE IF NOT EXISTS hive.tmp.file_audit AS
SELECT l."$path" AS file, count(*) AS n, min(l.at) AS first_at
FROM hive.ods.nginx l
WHERE l."$path" NOT LIKE '%.tmp'
GROUP BY l."$path"
WITH NO DATA;
-- end

-- id: presto_estate_010
-- dialect: presto
-- construct: dynamic_sql, script, insert
-- reads: game.public.score
-- writes: hive.dm.score_day
-- column: game.public.score.user_id -> hive.dm.score_day.user_id direct
-- column: game.public.score.score -> hive.dm.score_day.score direct
-- column: game.public.score.league -> hive.dm.score_day.* filter
PREPARE load_day FROM
INSERT INTO hive.dm.score_day
SELECT s.user_id, s.score FROM game.public.score s WHERE s.league = ?;
EXECUTE load_day USING 'gold';
DEALLOCATE PREPARE load_day;
-- end

-- id: presto_estate_011
-- dialect: presto
-- construct: call, rename, script
-- reads: hive.ods.bill
-- writes: hive.ods.bill_2023
CALL hive.system.sync_partition_metadata('ods', 'nginx', 'ADD');
CALL iceberg.system.rollback_to_snapshot('ods', 'bill', 8954597067493422955);
ANALYZE hive.ods.nginx WITH (partitions = ARRAY[ARRAY['2024-06-01']]);
SET SESSION query_max_run_time = '2h';
ALTER TABLE hive.ods.bill RENAME TO hive.ods.bill_2023;
-- end

-- id: presto_estate_012
-- dialect: presto
-- construct: select, correlated, subquery
-- reads: hr.core.employee, hr.core.dept, hr.pay.bonus, hr.core.badge
-- column: hr.core.employee.name -> <result>.name direct
-- column: hr.pay.bonus.paid -> <result>.top_bonus direct
-- column: hr.pay.bonus.emp_id -> <result>.* filter
-- column: hr.core.employee.emp_id -> <result>.* filter
-- column: hr.core.employee.dept_id -> <result>.* filter
-- column: hr.core.dept.dept_id -> <result>.* filter
-- column: hr.core.dept.country -> <result>.* filter
-- column: hr.core.badge.emp_id -> <result>.* filter
-- column: hr.core.badge.valid -> <result>.* filter
SELECT e.name,
       (SELECT max(b.paid) FROM hr.pay.bonus b WHERE b.emp_id = e.emp_id) AS top_bonus
FROM hr.core.employee e, hr.core.dept d
WHERE e.dept_id = d.dept_id
  AND d.country = 'AT'
  AND EXISTS (SELECT 1 FROM hr.core.badge g WHERE g.emp_id = e.emp_id AND g.valid);
-- end

-- id: presto_estate_013
-- dialect: presto
-- construct: insert, join
-- reads: mysql.fin.payment
-- writes: iceberg.fin.payment_label
-- column: mysql.fin.payment.payment_id -> iceberg.fin.payment_label.payment_id direct
-- column: mysql.fin.payment.status -> iceberg.fin.payment_label.* join
INSERT INTO iceberg.fin.payment_label (payment_id, label)
SELECT p.payment_id, v.label
FROM mysql.fin.payment p
JOIN (VALUES (1, 'new'), (2, 'done'), (3, 'void')) AS v (code, label) ON p.status = v.code;
-- end

-- id: presto_estate_014
-- dialect: presto
-- construct: view, json, quoted_name
-- reads: kafka.web.event
-- writes: hive.dwd.event
-- column: kafka.web.event.payload -> hive.dwd.event.user_id direct
-- column: kafka.web.event.payload -> hive.dwd.event.tags direct
-- column: kafka.web.event.url -> hive.dwd.event.source direct
-- column: kafka.web.event.ts -> hive.dwd.event.at direct
-- column: kafka.web.event.target -> hive.dwd.event.clicked direct
-- column: kafka.web.event.Type -> hive.dwd.event.* filter
CREATE VIEW hive.dwd.event AS
SELECT json_extract_scalar(e.payload, '$.user.id') AS user_id,
       CAST(json_extract(e.payload, '$.tags') AS ARRAY(VARCHAR)) AS tags,
       regexp_extract(e.url, 'utm_source=([^&]+)', 1) AS source,
       from_unixtime(e.ts / 1000) AT TIME ZONE 'Europe/Berlin' AS at,
       CASE WHEN e."Type" = 'click' THEN e.target END AS clicked
FROM kafka.web.event e;
-- end

-- id: presto_estate_015
-- dialect: presto
-- construct: update, subquery
-- reads: iceberg.crm.kpi
-- writes: iceberg.crm.account
-- column: iceberg.crm.account.score -> iceberg.crm.account.score direct
-- column: iceberg.crm.account.account_id -> iceberg.crm.account.* filter
-- column: iceberg.crm.kpi.account_id -> iceberg.crm.account.* filter
-- column: iceberg.crm.kpi.revenue -> iceberg.crm.account.* filter
UPDATE iceberg.crm.account
SET tier = 'GOLD', score = score * 1.1
WHERE account_id IN (SELECT k.account_id FROM iceberg.crm.kpi k WHERE k.revenue > 100000);
-- end

-- id: presto_estate_016
-- dialect: presto
-- construct: select, cte, window
-- reads: hive.web.click
-- column: hive.web.click.visitor -> <result>.visitor direct
-- column: hive.web.click.at -> <result>.started direct
-- column: hive.web.click.visitor -> <result>.* window
-- column: hive.web.click.at -> <result>.* window
-- column: hive.web.click.at -> <result>.* filter
-- column: hive.web.click.visitor -> <result>.* group
WITH sess AS (
    SELECT c.visitor, c.at, c.at - lag(c.at) OVER (PARTITION BY c.visitor ORDER BY c.at) AS gap
    FROM hive.web.click c
), flagged AS (
    SELECT s.visitor, s.at,
           sum(IF(s.gap > INTERVAL '30' MINUTE, 1, 0)) OVER (PARTITION BY s.visitor ORDER BY s.at) AS sess_no
    FROM sess s
)
SELECT f.visitor, f.sess_no, min(f.at) AS started, count(*) AS n
FROM flagged f
GROUP BY f.visitor, f.sess_no;
-- end
