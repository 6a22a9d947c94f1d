-- id: bigquery_models_001
-- dialect: bigquery
-- construct: unnest, struct, ctas
-- reads: shop-prod.ga4.events
-- writes: mart.item_views
-- column: shop-prod.ga4.events.user_pseudo_id -> mart.item_views.visitor direct
-- column: shop-prod.ga4.events.items -> mart.item_views.item_id direct
-- column: shop-prod.ga4.events.items -> mart.item_views.price direct
-- column: shop-prod.ga4.events.geo -> mart.item_views.country direct
-- column: shop-prod.ga4.events.event_name -> mart.item_views.* filter
CREATE OR REPLACE TABLE mart.item_views
PARTITION BY DATE(_PARTITIONTIME)
AS
SELECT e.user_pseudo_id AS visitor, i.item_id, i.price, e.geo.country AS country
FROM `shop-prod.ga4.events` AS e, UNNEST(e.items) AS i
WHERE e.event_name = 'view_item';
-- end

-- id: bigquery_models_002
-- dialect: bigquery
-- construct: merge
-- reads: staging.users
-- writes: dwh.users
-- column: staging.users.user_id -> dwh.users.user_id direct
-- column: staging.users.name -> dwh.users.name direct
-- column: dwh.users.user_id -> dwh.users.* join
-- column: staging.users.user_id -> dwh.users.* join
-- column: staging.users.user_id -> dwh.users.* window
-- column: staging.users.ts -> dwh.users.* window
MERGE dwh.users T
USING (
  SELECT user_id, name
  FROM staging.users
  QUALIFY ROW_NUMBER() OVER (PARTITION BY user_id ORDER BY ts DESC) = 1
) S
ON T.user_id = S.user_id
WHEN MATCHED THEN UPDATE SET name = S.name
WHEN NOT MATCHED THEN INSERT (user_id, name) VALUES (user_id, name);
-- end

-- id: bigquery_models_003
-- dialect: bigquery
-- construct: merge, star
-- schema: {"tables": {"staging.sku": ["sku", "label", "weight"], "dwh.sku": ["sku", "label", "weight"]}}
-- reads: staging.sku
-- writes: dwh.sku
-- column: staging.sku.sku -> dwh.sku.sku direct
-- column: staging.sku.label -> dwh.sku.label direct
-- column: staging.sku.weight -> dwh.sku.weight direct
MERGE INTO dwh.sku AS t
USING staging.sku AS s
ON FALSE
WHEN NOT MATCHED THEN INSERT ROW
WHEN NOT MATCHED BY SOURCE THEN DELETE;
-- end

-- id: bigquery_models_004
-- dialect: bigquery
-- construct: star_except, star_replace, star, select
-- schema: {"tables": {"raw.payments": ["payment_id", "amount_cents", "card_number", "currency"]}}
-- reads: raw.payments
-- column: raw.payments.payment_id -> <result>.payment_id direct
-- column: raw.payments.amount_cents -> <result>.amount_cents direct
-- column: raw.payments.currency -> <result>.currency direct
SELECT * EXCEPT (card_number) REPLACE (amount_cents / 100 AS amount_cents)
FROM raw.payments;
-- end

-- id: bigquery_models_005
-- dialect: bigquery
-- construct: script, variable, loop
-- reads: ops.runs, raw.log
-- writes: mart.log_daily
-- column: raw.log.severity -> mart.log_daily.severity direct
-- column: raw.log.day -> mart.log_daily.* filter
-- column: ops.runs.last_day -> mart.log_daily.* filter
-- column: ops.runs.pipeline -> mart.log_daily.* filter
-- column: raw.log.severity -> mart.log_daily.* group
DECLARE since DATE DEFAULT (SELECT MAX(last_day) FROM ops.runs WHERE pipeline = 'log');
DECLARE i INT64 DEFAULT 0;

IF since IS NULL THEN
  SET i = 10;
END IF;

WHILE i < 3 DO
  INSERT INTO mart.log_daily (severity, n)
  SELECT severity, COUNT(*) FROM raw.log WHERE day > since GROUP BY severity;
  SET i = i + 1;
END WHILE;
-- end

-- id: bigquery_models_006
-- dialect: bigquery
-- construct: procedure, temp_table, script
-- reads: raw.rides, ref.zones
-- writes: mart.zone_rides
-- column: ref.zones.zone_name -> mart.zone_rides.zone_name direct
-- column: raw.rides.pickup_zone -> mart.zone_rides.* group
-- column: raw.rides.pickup_at -> mart.zone_rides.* filter
-- column: raw.rides.pickup_zone -> mart.zone_rides.* join
-- column: ref.zones.zone_id -> mart.zone_rides.* join
CREATE OR REPLACE PROCEDURE mart.build_zone_rides(day DATE)
BEGIN
  CREATE TEMP TABLE counts AS
  SELECT pickup_zone, COUNT(*) AS rides
  FROM raw.rides
  WHERE DATE(pickup_at) = day
  GROUP BY pickup_zone;

  INSERT mart.zone_rides (zone_name, rides)
  SELECT z.zone_name, c.rides
  FROM counts AS c
  JOIN ref.zones AS z ON z.zone_id = c.pickup_zone;
END;
-- end

-- id: bigquery_models_007
-- dialect: bigquery
-- construct: dynamic_sql, script
-- reads: raw.contacts
-- writes: mart.contacts
-- column: raw.contacts.mail -> mart.contacts.mail direct
-- dropped: 1
DECLARE target STRING DEFAULT @target_table;
EXECUTE IMMEDIATE 'INSERT INTO mart.contacts (mail) SELECT mail FROM raw.contacts';
EXECUTE IMMEDIATE CONCAT('DELETE FROM mart.', target, ' WHERE TRUE');
-- end

-- id: bigquery_models_008
-- dialect: bigquery
-- construct: pivot, cte
-- reads: raw.produce
-- column: raw.produce.product -> <result>.product direct
-- column: raw.produce.sales -> <result>.Q1 direct
-- column: raw.produce.sales -> <result>.Q2 direct
-- column: raw.produce.quarter -> <result>.* filter
WITH produce AS (
  SELECT product, sales, quarter FROM raw.produce
)
SELECT * FROM produce
PIVOT (SUM(sales) FOR quarter IN ('Q1', 'Q2'));
-- end

-- id: bigquery_models_009
-- dialect: bigquery
-- construct: unpivot
-- reads: raw.produce_wide
-- writes: mart.produce
-- column: raw.produce_wide.product -> mart.produce.product direct
-- column: raw.produce_wide.q1 -> mart.produce.sales direct
-- column: raw.produce_wide.q2 -> mart.produce.sales direct
INSERT INTO mart.produce (product, sales, quarter)
SELECT product, sales, quarter
FROM raw.produce_wide
UNPIVOT (sales FOR quarter IN (q1, q2));
-- end

-- id: bigquery_models_010
-- dialect: bigquery
-- construct: select, aggregate
-- reads: raw.events_*
-- column: raw.events_*.device -> <result>.browsers direct
-- column: raw.events_*.country -> <result>.country direct
-- column: raw.events_*.country -> <result>.* group
SELECT country, ARRAY_AGG(DISTINCT device.browser IGNORE NULLS) AS browsers, COUNT(1) AS n
FROM `raw.events_*`
WHERE _TABLE_SUFFIX BETWEEN '20240101' AND '20240131'
GROUP BY country;
-- end

-- id: bigquery_models_011
-- dialect: bigquery
-- construct: struct, select, aggregate
-- reads: crm.deals
-- column: crm.deals.owner_id -> <result>.owner_id direct
-- column: crm.deals.deal_id -> <result>.deals direct
-- column: crm.deals.amount -> <result>.deals direct
-- column: crm.deals.closed_at -> <result>.* sort
-- column: crm.deals.owner_id -> <result>.* group
SELECT owner_id,
       ARRAY_AGG(STRUCT(deal_id, amount) ORDER BY closed_at DESC LIMIT 10) AS deals
FROM crm.deals
GROUP BY 1;
-- end

-- id: bigquery_models_012
-- dialect: bigquery
-- construct: copy, unload
-- reads: mart.feed
EXPORT DATA OPTIONS (
  uri = 'gs://feeds/daily/*.csv',
  format = 'CSV',
  overwrite = TRUE
) AS
SELECT sku, price FROM mart.feed WHERE active;
-- end

-- id: bigquery_models_013
-- dialect: bigquery
-- construct: copy
-- writes: raw.imports
LOAD DATA INTO raw.imports
FROM FILES (format = 'PARQUET', uris = ['gs://imports/2024/*.parquet']);
-- end

-- id: bigquery_models_014
-- dialect: bigquery
-- construct: external_table
CREATE OR REPLACE EXTERNAL TABLE lake.receipts
WITH PARTITION COLUMNS
OPTIONS (format = 'PARQUET', uris = ['gs://lake/receipts/*'], hive_partition_uri_prefix = 'gs://lake/receipts');
-- end

-- id: bigquery_models_015
-- dialect: bigquery
-- construct: clone
-- schema: {"tables": {"prod.tariff": ["zone", "cents"]}}
-- reads: prod.tariff
-- writes: test.tariff
-- column: prod.tariff.zone -> test.tariff.zone direct
-- column: prod.tariff.cents -> test.tariff.cents direct
CREATE TABLE test.tariff CLONE prod.tariff;
-- end

-- id: bigquery_models_016
-- dialect: bigquery
-- construct: quoted_name, view, join
-- reads: acme-data.Sales.Orders, ref.country
-- writes: acme-data.Reporting.OrdersByCountry
-- column: ref.country.name -> acme-data.Reporting.OrdersByCountry.country direct
-- column: acme-data.Sales.Orders.Amount -> acme-data.Reporting.OrdersByCountry.Total Amount direct
-- column: acme-data.Sales.Orders.iso -> acme-data.Reporting.OrdersByCountry.* join
-- column: ref.country.iso -> acme-data.Reporting.OrdersByCountry.* join
-- column: ref.country.name -> acme-data.Reporting.OrdersByCountry.* group
CREATE OR REPLACE VIEW `acme-data.Reporting.OrdersByCountry` AS
SELECT c.name AS country, SUM(o.`Amount`) AS `Total Amount`
FROM `acme-data`.`Sales`.`Orders` o
LEFT JOIN ref.country c USING (iso)
GROUP BY country;
-- end

-- id: bigquery_models_017
-- dialect: bigquery
-- construct: select, window, quoted_name
-- reads: analytics-prod.web.hits
-- column: analytics-prod.web.hits.session_id -> <result>.session_id direct
-- column: analytics-prod.web.hits.page -> <result>.entry_page direct
-- column: analytics-prod.web.hits.session_id -> <result>.* window
-- column: analytics-prod.web.hits.hit_time -> <result>.* window
SELECT DISTINCT session_id, FIRST_VALUE(page) OVER w AS entry_page
FROM analytics-prod.web.hits
WINDOW w AS (PARTITION BY session_id ORDER BY hit_time);
-- end

-- id: bigquery_models_018
-- dialect: bigquery
-- construct: update, subquery
-- reads: staging.geo
-- writes: mart.venue
-- column: staging.geo.lat -> mart.venue.lat direct
-- column: staging.geo.lon -> mart.venue.lon direct
-- column: mart.venue.venue_id -> mart.venue.* filter
-- column: staging.geo.venue_id -> mart.venue.* filter
-- column: staging.geo.quality -> mart.venue.* filter
UPDATE mart.venue v
SET lat = g.lat, lon = g.lon
FROM (SELECT venue_id, lat, lon FROM staging.geo WHERE quality >= 3) g
WHERE v.venue_id = g.venue_id;
-- end

-- id: bigquery_models_019
-- dialect: bigquery
-- construct: function
-- reads: ref.thresholds
-- column: ref.thresholds.metric -> <result>.metric direct
-- column: ref.thresholds.upper_limit -> <result>.upper_limit direct
-- column: ref.thresholds.team -> <result>.* filter
CREATE OR REPLACE TABLE FUNCTION ref.team_thresholds(team_name STRING)
AS
SELECT metric, upper_limit FROM ref.thresholds WHERE team = team_name;
-- end

-- id: bigquery_models_020
-- dialect: bigquery
-- construct: recursive_cte
-- reads: org.units
-- writes: org.unit_path
-- column: org.units.unit_id -> org.unit_path.unit_id direct
-- column: org.units.name -> org.unit_path.path direct
-- column: org.units.parent_id -> org.unit_path.* filter
-- column: org.units.parent_id -> org.unit_path.* join
-- column: org.units.unit_id -> org.unit_path.* join
CREATE OR REPLACE TABLE org.unit_path AS
WITH RECURSIVE tree AS (
  SELECT unit_id, name AS path FROM org.units WHERE parent_id IS NULL
  UNION ALL
  SELECT u.unit_id, CONCAT(t.path, '/', u.name)
  FROM org.units u
  JOIN tree t ON u.parent_id = t.unit_id
)
SELECT unit_id, path FROM tree;
-- end

-- id: bigquery_models_021
-- dialect: bigquery
-- construct: jinja, select, window
-- reads: stg_sessions, int_devices
-- column: stg_sessions.session_id -> <result>.session_id direct
-- column: int_devices.model -> <result>.device_model direct
-- column: stg_sessions.device_id -> <result>.* join
-- column: int_devices.device_id -> <result>.* join
-- column: stg_sessions.started_on -> <result>.* filter
{{
    config(
        materialized = 'table',
        partition_by = {'field': 'started_on', 'data_type': 'date'}
    )
}}
{# one row per session #}
select s.session_id, d.model as device_model
from {{ ref('stg_sessions') }} s
left join {{ ref("int_devices") }} d on d.device_id = s.device_id
where s.started_on >= date('{{ var("start_date") }}')
-- end

-- id: bigquery_models_022
-- dialect: bigquery
-- construct: json, select
-- reads: raw.hooks
-- column: raw.hooks.body -> <result>.event direct
-- column: raw.hooks.body -> <result>.first_tag direct
-- column: raw.hooks.body -> <result>.* filter
SELECT JSON_VALUE(body, '$.event') AS event,
       JSON_QUERY_ARRAY(body, '$.tags')[SAFE_OFFSET(0)] AS first_tag
FROM raw.hooks
WHERE JSON_VALUE(body, '$.version') = '2';
-- end

-- id: bigquery_models_023
-- dialect: bigquery
-- construct: union, script, delete
-- reads: eu.mailing, us.mailing, gdpr.optout
-- writes: mart.mailing
-- column: mart.mailing.day -> mart.mailing.* filter
-- column: eu.mailing.mail -> mart.mailing.mail direct
-- column: us.mailing.mail -> mart.mailing.mail direct
-- column: gdpr.optout.mail -> mart.mailing.* filter
BEGIN TRANSACTION;
DELETE FROM mart.mailing WHERE day = CURRENT_DATE();
INSERT INTO mart.mailing (mail)
(SELECT mail FROM eu.mailing UNION ALL SELECT mail FROM us.mailing)
EXCEPT DISTINCT
SELECT mail FROM gdpr.optout;
COMMIT TRANSACTION;
-- end
