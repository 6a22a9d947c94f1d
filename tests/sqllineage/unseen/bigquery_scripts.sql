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
