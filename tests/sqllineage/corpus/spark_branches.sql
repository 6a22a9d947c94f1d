-- id: spark_branches_001
-- dialect: spark
-- construct: multi_insert, star
-- schema: {"tables": {"stage.evt": ["id", "kind", "body"], "core.click": ["id", "kind", "body"], "core.other": ["id", "kind", "body"]}}
-- reads: stage.evt
-- writes: core.click, core.other
-- column: stage.evt.id -> core.click.id direct
-- column: stage.evt.kind -> core.click.kind direct
-- column: stage.evt.body -> core.click.body direct
-- column: stage.evt.kind -> core.click.* filter
-- column: stage.evt.id -> core.other.id direct
-- column: stage.evt.kind -> core.other.kind direct
-- column: stage.evt.body -> core.other.body direct
-- column: stage.evt.kind -> core.other.* filter
FROM stage.evt
INSERT OVERWRITE TABLE core.click SELECT * WHERE kind = 'click'
INSERT OVERWRITE TABLE core.other SELECT * WHERE kind <> 'click';
-- end

-- id: spark_branches_002
-- dialect: spark
-- construct: jinja, cte, window
-- reads: stg_trip, dim_zone
-- column: stg_trip.trip_id -> <result>.trip_id direct
-- column: dim_zone.borough -> <result>.borough direct
-- column: stg_trip.fare -> <result>.fare_sum direct
-- column: stg_trip.zone_id -> <result>.* join
-- column: dim_zone.zone_id -> <result>.* join
-- column: dim_zone.borough -> <result>.* window
-- column: stg_trip.at -> <result>.* window
-- column: stg_trip.fare -> <result>.* filter
{{ config(materialized='incremental', file_format='iceberg', partition_by=['borough']) }}

with trips as (
    select * from {{ ref('stg_trip') }} where fare > 0
)
select t.trip_id, z.borough, sum(t.fare) over (partition by z.borough order by t.at) as fare_sum
from trips t
left join {{ ref('dim_zone') }} z using (zone_id)
-- end

-- id: spark_branches_003
-- dialect: spark
-- construct: select, join, aggregate
-- schema: {"tables": {"tpcds.store_sales": ["ss_sold_date_sk", "ss_item_sk", "ss_ext_sales_price"], "tpcds.date_dim": ["d_date_sk", "d_year", "d_moy"], "tpcds.item": ["i_item_sk", "i_brand", "i_brand_id", "i_manager_id"]}}
-- default_schema: tpcds
-- reads: date_dim, store_sales, item
-- column: item.i_brand_id -> <result>.brand_id direct
-- column: item.i_brand -> <result>.brand direct
-- column: store_sales.ss_ext_sales_price -> <result>.ext_price direct
-- column: date_dim.d_date_sk -> <result>.* filter
-- column: store_sales.ss_sold_date_sk -> <result>.* filter
-- column: store_sales.ss_item_sk -> <result>.* filter
-- column: item.i_item_sk -> <result>.* filter
-- column: item.i_manager_id -> <result>.* filter
-- column: date_dim.d_moy -> <result>.* filter
-- column: date_dim.d_year -> <result>.* filter
-- column: item.i_brand -> <result>.* group
-- column: item.i_brand_id -> <result>.* group
-- column: store_sales.ss_ext_sales_price -> <result>.* sort
-- column: item.i_brand_id -> <result>.* sort
select i_brand_id brand_id, i_brand brand, sum(ss_ext_sales_price) ext_price
from date_dim, store_sales, item
where d_date_sk = ss_sold_date_sk and ss_item_sk = i_item_sk and i_manager_id = 28 and d_moy = 11 and d_year = 1999
group by i_brand, i_brand_id
order by ext_price desc, i_brand_id
limit 100;
-- end

-- id: spark_branches_004
-- dialect: spark
-- construct: lateral, struct, view
-- reads: raw.menu
-- writes: core.dish
-- column: raw.menu.shop -> core.dish.shop direct
-- column: raw.menu.dishes -> core.dish.dish direct
-- column: raw.menu.dishes -> core.dish.eur direct
CREATE OR REPLACE VIEW core.dish AS
SELECT shop, d.name AS dish, d.eur AS eur
FROM raw.menu LATERAL VIEW inline(dishes) d AS name, eur;
-- end

-- id: spark_branches_005
-- dialect: spark
-- construct: ddl, script
CREATE TABLE dev.t LIKE prod.t USING parquet;
DESCRIBE TABLE EXTENDED dev.t;
SHOW PARTITIONS dev.t;
-- end
