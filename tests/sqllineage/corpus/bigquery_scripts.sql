-- id: bigquery_scripts_001
-- dialect: bigquery
-- construct: script, loop, cursor
-- reads: ops.tenant
-- writes: mart.tenant_seen
-- column: ops.tenant.tenant_id -> mart.tenant_seen.tenant_id direct
-- column: ops.tenant.active -> mart.tenant_seen.* filter
FOR t IN (SELECT tenant_id FROM ops.tenant WHERE active)
DO
  INSERT INTO mart.tenant_seen (tenant_id, at) VALUES (t.tenant_id, CURRENT_TIMESTAMP());
END FOR;
-- end

-- id: bigquery_scripts_002
-- dialect: bigquery
-- construct: procedure, call, script
-- reads: raw.score
-- writes: mart.score
-- column: raw.score.player -> mart.score.player direct
-- column: raw.score.points -> mart.score.points direct
-- column: raw.score.player -> mart.score.* group
CREATE OR REPLACE PROCEDURE mart.load_score()
BEGIN
  TRUNCATE TABLE mart.score;
  INSERT INTO mart.score (player, points)
  SELECT player, MAX(points) FROM raw.score GROUP BY player;
EXCEPTION WHEN ERROR THEN
  SELECT @@error.message AS message;
END;
CALL mart.load_score();
-- end

-- id: bigquery_scripts_003
-- dialect: bigquery
-- construct: procedure, dynamic_sql
-- dropped: 1
CREATE OR REPLACE PROCEDURE ops.drop_day(project STRING, d DATE)
BEGIN
  EXECUTE IMMEDIATE FORMAT("DELETE FROM `%s.mart.daily` WHERE day = '%t'", project, d);
END;
-- end

-- id: bigquery_scripts_004
-- dialect: bigquery
-- construct: call
-- dropped: 1
CALL `acme-ops`.jobs.refresh_all(CURRENT_DATE());
-- end

-- id: bigquery_scripts_005
-- dialect: bigquery
-- construct: temp_table, script, star
-- reads: raw.form
-- writes: mart.form
-- column: raw.form.form_id -> mart.form.form_id direct
-- column: raw.form.answers -> mart.form.answer direct
-- column: raw.form.submitted -> mart.form.* filter
CREATE TEMP TABLE flat AS
SELECT f.form_id, a AS answer FROM raw.form AS f LEFT JOIN UNNEST(f.answers) AS a WHERE f.submitted IS NOT NULL;
CREATE OR REPLACE TABLE mart.form AS SELECT * FROM flat;
-- end

-- id: bigquery_scripts_006
-- dialect: bigquery
-- construct: unnest, subquery, select
-- reads: raw.order
-- column: raw.order.id -> <result>.id direct
-- column: raw.order.lines -> <result>.total direct
-- column: raw.order.lines -> <result>.* filter
SELECT o.id,
       (SELECT SUM(l.qty * l.price) FROM UNNEST(o.lines) AS l WHERE l.price > 0) AS total
FROM raw.order AS o;
-- end

-- id: bigquery_scripts_007
-- dialect: bigquery
-- construct: struct, star, unnest
-- reads: raw.visit
-- column: raw.visit.visitor -> <result>.mail direct
-- column: raw.visit.hits -> <result>.path direct
-- column: raw.visit.hits -> <result>.product direct
-- column: raw.visit.hits -> <result>.hit_no direct
SELECT v.visitor.contact.mail AS mail, h.page.path AS path, p.sku AS product, hit_no
FROM raw.visit v, UNNEST(v.hits) h WITH OFFSET AS hit_no, UNNEST(h.products) p;
-- end

-- id: bigquery_scripts_008
-- dialect: bigquery
-- construct: materialized_view, aggregate
-- reads: core.sale
-- writes: mart.mv_sale
-- column: core.sale.shop -> mart.mv_sale.shop direct
-- column: core.sale.eur -> mart.mv_sale.eur direct
-- column: core.sale.buyer -> mart.mv_sale.buyers direct
-- column: core.sale.shop -> mart.mv_sale.* group
CREATE MATERIALIZED VIEW mart.mv_sale
OPTIONS (enable_refresh = true, refresh_interval_minutes = 30)
AS SELECT shop, SUM(eur) AS eur, APPROX_COUNT_DISTINCT(buyer) AS buyers
FROM core.sale GROUP BY shop;
-- end

-- id: bigquery_scripts_009
-- dialect: bigquery
-- construct: rename, script
-- reads: mart.tmp_city
-- writes: mart.city
DROP TABLE IF EXISTS mart.city;
ALTER TABLE mart.tmp_city RENAME TO city;
-- end

-- id: bigquery_scripts_010
-- dialect: bigquery
-- construct: copy, star
-- schema: {"tables": {"prod.band": ["band_id", "name"]}}
-- reads: prod.band
-- writes: archive.band
-- column: prod.band.band_id -> archive.band.band_id direct
-- column: prod.band.name -> archive.band.name direct
CREATE TABLE archive.band COPY prod.band;
-- end

-- id: bigquery_scripts_011
-- dialect: bigquery
-- construct: view, window, aggregate
-- reads: fin.booking
-- writes: fin.v_booking
-- column: fin.booking.account -> fin.v_booking.account direct
-- column: fin.booking.eur -> fin.v_booking.eur direct
-- column: fin.booking.eur -> fin.v_booking.part direct
-- column: fin.booking.account -> fin.v_booking.* group
CREATE VIEW fin.v_booking (account OPTIONS (description = 'the account'), eur, part) AS
SELECT account, SUM(eur), SUM(eur) / SUM(SUM(eur)) OVER ()
FROM fin.booking
GROUP BY 1;
-- end

-- id: bigquery_scripts_012
-- dialect: bigquery
-- construct: select, cte, quoted_name
-- reads: bigquery-public-data.samples.shakespeare
-- column: bigquery-public-data.samples.shakespeare.corpus -> <result>.corpus direct
-- column: bigquery-public-data.samples.shakespeare.word_count -> <result>.words direct
-- column: bigquery-public-data.samples.shakespeare.corpus -> <result>.* group
-- column: bigquery-public-data.samples.shakespeare.word_count -> <result>.* sort
#standardSQL
WITH w AS (SELECT corpus, word_count FROM `bigquery-public-data`.samples.shakespeare)
SELECT corpus, SUM(word_count) AS words FROM w GROUP BY corpus ORDER BY 2 DESC LIMIT 10;
-- end

-- id: bigquery_scripts_013
-- dialect: bigquery
-- construct: function
-- reads: ref.plz
CREATE OR REPLACE FUNCTION ref.town_of(code STRING) RETURNS STRING AS (
  (SELECT ANY_VALUE(town) FROM ref.plz WHERE plz = code)
);
-- end

-- id: bigquery_scripts_014
-- dialect: bigquery
-- construct: join, using_join, select
-- reads: a.x, a.y
-- column: a.y.k -> <result>.k direct
-- column: a.x.v -> <result>.v direct
-- column: a.x.k -> <result>.* join
-- column: a.y.k -> <result>.* join
SELECT k, x.v FROM a.x RIGHT JOIN a.y USING (k);
-- end

-- id: bigquery_scripts_015
-- dialect: bigquery
-- construct: broken, script
-- reads: ok.src
-- writes: ok.dst
-- column: ok.src.c -> ok.dst.c direct
-- dropped: 1
INSERT INTO ok.dst (c) SELECT c FROM ok.src;
CRAETE TABLE ok.nothing AS SELECT 1;
-- end

-- id: bigquery_scripts_016
-- dialect: bigquery
-- construct: select, aggregate
-- reads: iot.sample
-- column: iot.sample.device -> <result>.device direct
-- column: iot.sample.value -> <result>.latest direct
-- column: iot.sample.at -> <result>.* sort
-- column: iot.sample.value -> <result>.mean_ok direct
-- column: iot.sample.quality -> <result>.* filter
-- column: iot.sample.device -> <result>.* group
SELECT device,
       MAX_BY(value, at) AS latest,
       AVG(IF(quality = 'ok', value, NULL)) AS mean_ok,
       COUNTIF(quality = 'bad') AS bad
FROM iot.sample
GROUP BY device;
-- end

-- id: bigquery_scripts_017
-- dialect: bigquery
-- construct: script, variable
-- reads: cfg.region, raw.parcel
-- writes: mart.parcel
-- column: raw.parcel.id -> mart.parcel.id direct
-- column: raw.parcel.region -> mart.parcel.* filter
-- column: cfg.region.code -> mart.parcel.* filter
-- column: cfg.region.enabled -> mart.parcel.* filter
DECLARE regions ARRAY<STRING>;
SET regions = (SELECT ARRAY_AGG(code) FROM cfg.region WHERE enabled);
INSERT INTO mart.parcel (id)
SELECT id FROM raw.parcel WHERE region IN UNNEST(regions);
-- end

-- id: bigquery_scripts_018
-- dialect: bigquery
-- construct: external_table, comment
/* CREATE TABLE x AS SELECT * FROM y */
CREATE EXTERNAL TABLE sheets.targets (team STRING, goal NUMERIC)
OPTIONS (format = 'GOOGLE_SHEETS', uris = ['https://docs.google.com/spreadsheets/d/abc'], skip_leading_rows = 1); -- from sheet
-- end

-- id: bigquery_scripts_019
-- dialect: bigquery
-- construct: delete, correlated
-- reads: core.stay
-- writes: core.guest
-- column: core.stay.guest_id -> core.guest.* filter
-- column: core.guest.guest_id -> core.guest.* filter
-- column: core.guest.created -> core.guest.* filter
DELETE core.guest AS g
WHERE g.created < '2015-01-01'
  AND NOT EXISTS (SELECT 1 FROM core.stay AS s WHERE s.guest_id = g.guest_id);
-- end

-- id: bigquery_scripts_020
-- dialect: bigquery
-- construct: struct, star, cte
-- reads: crm.raw_lead
-- column: crm.raw_lead.payload -> <result>.mail direct
-- column: crm.raw_lead.payload -> <result>.utm direct
-- column: crm.raw_lead.id -> <result>.id direct
WITH p AS (
  SELECT id, STRUCT(payload.mail AS mail, payload.utm.source AS utm) AS s FROM crm.raw_lead
)
SELECT id, s.mail AS mail, s.utm AS utm FROM p;
-- end

-- id: bigquery_scripts_101
-- dialect: bigquery
-- construct: variable, insert, script
-- kind: set_expression
-- reads: shop.orders, shop.discount
-- writes: mart.vip
-- column: shop.orders.customer_id -> mart.vip.customer_id direct
-- column: shop.orders.total -> mart.vip.* filter
-- column: shop.orders.paid -> mart.vip.* filter
-- column: shop.discount.amount -> mart.vip.* filter
DECLARE cut, share FLOAT64;
SET (cut, share) = (SELECT AS STRUCT MAX(o.total), 0.1 FROM shop.orders o WHERE o.paid);
SET cut = cut * share - IFNULL((SELECT MIN(d.amount) FROM shop.discount d), 0);
INSERT INTO mart.vip (customer_id)
SELECT o.customer_id FROM shop.orders o WHERE o.total > cut;
-- end

-- id: bigquery_scripts_102
-- dialect: bigquery
-- construct: ctas, star
-- kind: pipe_operator
-- schema: {"tables": {"shop.sale": ["id", "net", "vat", "note"]}}
-- reads: shop.sale
-- writes: mart.sale
-- column: shop.sale.id -> mart.sale.id direct
-- column: shop.sale.net -> mart.sale.net direct
-- column: shop.sale.vat -> mart.sale.tax direct
CREATE OR REPLACE TABLE mart.sale AS
FROM shop.sale
|> SET net = net * 1.21
|> DROP note
|> RENAME vat AS tax;
-- end

-- id: bigquery_scripts_103
-- dialect: bigquery
-- construct: insert, cte, window
-- kind: pipe_operator
-- reads: fleet.trip
-- writes: mart.top_driver
-- column: fleet.trip.driver_id -> mart.top_driver.driver_id direct
-- column: fleet.trip.km -> mart.top_driver.km direct
-- column: fleet.trip.state -> mart.top_driver.* filter
-- column: fleet.trip.driver_id -> mart.top_driver.* group
-- column: fleet.trip.km -> mart.top_driver.* window
INSERT INTO mart.top_driver (driver_id, km)
WITH trips AS (
  FROM fleet.trip AS t
  |> WHERE t.state = 'done'
  |> AGGREGATE SUM(t.km) AS km GROUP BY t.driver_id
)
FROM trips
|> EXTEND RANK() OVER (ORDER BY km DESC) AS pos
|> WHERE pos <= 10
|> SELECT driver_id, km;
-- end

-- id: bigquery_scripts_104
-- dialect: bigquery
-- construct: view, union
-- kind: pipe_operator
-- reads: iot.alert, iot.alert_history, iot.alert_manual
-- writes: mart.v_alert
-- column: iot.alert.device -> mart.v_alert.device direct
-- column: iot.alert_history.device -> mart.v_alert.device direct
-- column: iot.alert_manual.device -> mart.v_alert.device direct
-- column: iot.alert.grade -> mart.v_alert.grade direct
-- column: iot.alert_history.grade -> mart.v_alert.grade direct
-- column: iot.alert_manual.severity -> mart.v_alert.grade direct
-- column: iot.alert.grade -> mart.v_alert.* filter
-- column: iot.alert_history.grade -> mart.v_alert.* filter
-- column: iot.alert_manual.severity -> mart.v_alert.* filter
-- column: iot.alert.grade -> mart.v_alert.* sort
-- column: iot.alert_history.grade -> mart.v_alert.* sort
-- column: iot.alert_manual.severity -> mart.v_alert.* sort
CREATE OR REPLACE VIEW mart.v_alert AS
SELECT a.device, a.grade FROM iot.alert AS a
|> UNION ALL
     (SELECT h.device, h.grade FROM iot.alert_history AS h),
     (FROM iot.alert_manual |> SELECT device, severity)
|> WHERE grade >= 3
|> SET device = UPPER(device)
|> ORDER BY grade DESC;
-- end

-- id: bigquery_scripts_105
-- dialect: bigquery
-- construct: select, aggregate
-- kind: group_by_order
-- reads: web.visit
-- column: web.visit.country -> <result>.country direct
-- column: web.visit.device -> <result>.device direct
-- column: web.visit.visitor_id -> <result>.n direct
-- column: web.visit.bot -> <result>.* filter
-- column: web.visit.country -> <result>.* group
-- column: web.visit.device -> <result>.* group
FROM web.visit
|> WHERE bot = FALSE
|> AGGREGATE COUNT(visitor_id) AS n GROUP BY country DESC, device ASC
|> SELECT country, device, n;
-- end

-- id: bigquery_scripts_106
-- dialect: bigquery
-- construct: jinja, cte, join
-- kind: macro_of_relations
-- reads: uber.trip, bolt.trip, stg_rider
-- column: stg_rider.city -> <result>.city direct
-- column: uber.trip.km -> <result>.km direct
-- column: bolt.trip.km -> <result>.km direct
-- column: stg_rider.rider_id -> <result>.* join
-- column: uber.trip.rider_id -> <result>.* join
-- column: bolt.trip.rider_id -> <result>.* join
-- column: stg_rider.city -> <result>.* group
{{ config(materialized='table') }}
with trips as (
    {{ dbt_utils.union_relations(
        relations=[source('uber', 'trip'), source('bolt', 'trip')],
        include=['trip_id', 'rider_id', 'km']
    ) }}
),
riders as (
    select s.rider_id, s.city from {{ ref('stg_rider') }} as s
)
select r.city, sum(t.km) as km
from trips as t
join riders as r on r.rider_id = t.rider_id
group by r.city
-- end

-- id: bigquery_scripts_107
-- dialect: bigquery
-- construct: jinja, join
-- kind: star_macro
-- schema: {"tables": {"stg_shop": ["shop_id", "city"], "stg_sale": ["shop_id", "amount"]}}
-- reads: stg_shop, stg_sale
-- column: stg_sale.amount -> <result>.amount direct
-- column: stg_shop.shop_id -> <result>.shop_shop_id direct
-- column: stg_shop.city -> <result>.shop_city direct
-- column: stg_shop.shop_id -> <result>.* join
-- column: stg_sale.shop_id -> <result>.* join
select
    s.amount,
    {{ dbt_utils.star(from=ref('stg_shop'), relation_alias='p', prefix='shop_') }}
from {{ ref('stg_sale') }} as s
left join {{ ref('stg_shop') }} as p on p.shop_id = s.shop_id
-- end
