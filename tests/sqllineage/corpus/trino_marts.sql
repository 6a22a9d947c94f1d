-- id: trino_marts_001
-- dialect: trino
-- construct: insert, star
-- schema: {"tables": {"lake.stage.rate": ["ccy", "day", "val"], "lake.core.rate": ["currency", "valid_on", "rate"]}}
-- reads: lake.stage.rate
-- writes: lake.core.rate
-- column: lake.stage.rate.ccy -> lake.core.rate.currency direct
-- column: lake.stage.rate.day -> lake.core.rate.valid_on direct
-- column: lake.stage.rate.val -> lake.core.rate.rate direct
INSERT INTO lake.core.rate SELECT * FROM lake.stage.rate;
-- end

-- id: trino_marts_002
-- dialect: trino
-- construct: cte, join, correlated
-- reads: tpch.sf1.orders, tpch.sf1.lineitem
-- column: tpch.sf1.orders.orderpriority -> <result>.orderpriority direct
-- column: tpch.sf1.orders.orderdate -> <result>.* filter
-- column: tpch.sf1.lineitem.orderkey -> <result>.* filter
-- column: tpch.sf1.orders.orderkey -> <result>.* filter
-- column: tpch.sf1.lineitem.commitdate -> <result>.* filter
-- column: tpch.sf1.lineitem.receiptdate -> <result>.* filter
-- column: tpch.sf1.orders.orderpriority -> <result>.* group
-- column: tpch.sf1.orders.orderpriority -> <result>.* sort
SELECT o.orderpriority, count(*) AS order_count
FROM tpch.sf1.orders o
WHERE o.orderdate >= DATE '1993-07-01'
  AND EXISTS (SELECT * FROM tpch.sf1.lineitem l WHERE l.orderkey = o.orderkey AND l.commitdate < l.receiptdate)
GROUP BY o.orderpriority
ORDER BY o.orderpriority;
-- end

-- id: trino_marts_003
-- dialect: trino
-- construct: unnest, json
-- reads: lake.raw.hook
-- column: lake.raw.hook.id -> <result>.id direct
-- column: lake.raw.hook.body -> <result>.sku direct
SELECT h.id, json_extract_scalar(t.item, '$.sku') AS sku
FROM lake.raw.hook h
CROSS JOIN UNNEST(CAST(json_extract(h.body, '$.items') AS array(json))) AS t (item);
-- end

-- id: trino_marts_004
-- dialect: trino
-- construct: view, window
-- reads: lake.core.login
-- writes: lake.mart.first_login
-- column: lake.core.login.user_id -> lake.mart.first_login.user_id direct
-- column: lake.core.login.device -> lake.mart.first_login.device direct
-- column: lake.core.login.user_id -> lake.mart.first_login.* window
-- column: lake.core.login.at -> lake.mart.first_login.* window
CREATE VIEW lake.mart.first_login AS
SELECT user_id, device FROM (
    SELECT user_id, device, row_number() OVER (PARTITION BY user_id ORDER BY at) AS n FROM lake.core.login
) WHERE n = 1;
-- end

-- id: trino_marts_005
-- dialect: trino
-- construct: ddl, script
CREATE SCHEMA IF NOT EXISTS iceberg.mart WITH (location = 's3://lake/mart');
CREATE TABLE iceberg.mart.day (d date, note varchar) WITH (partitioning = ARRAY['month(d)']);
ALTER TABLE iceberg.mart.day ADD COLUMN week integer;
ALTER TABLE iceberg.mart.day EXECUTE optimize(file_size_threshold => '128MB');
COMMENT ON COLUMN iceberg.mart.day.note IS 'from somewhere';
-- end

-- id: trino_marts_006
-- dialect: trino
-- construct: using_join, join
-- reads: a.s.l, a.s.r
-- column: a.s.l.id -> <result>.id direct
-- column: a.s.r.id -> <result>.id direct
-- column: a.s.l.v -> <result>.v direct
-- column: a.s.r.v -> <result>.v direct
-- column: a.s.l.id -> <result>.* join
-- column: a.s.r.id -> <result>.* join
SELECT id, coalesce(l.v, r.v) AS v FROM a.s.l FULL JOIN a.s.r USING (id);
-- end

-- id: trino_marts_007
-- dialect: trino
-- construct: lateral, aggregate
-- reads: lake.core.shop, lake.core.sale
-- column: lake.core.shop.name -> <result>.name direct
-- column: lake.core.sale.eur -> <result>.eur direct
-- column: lake.core.sale.shop_id -> <result>.* filter
-- column: lake.core.shop.id -> <result>.* filter
SELECT s.name, t.eur
FROM lake.core.shop s
CROSS JOIN LATERAL (SELECT sum(x.eur) AS eur FROM lake.core.sale x WHERE x.shop_id = s.id) t;
-- end

-- id: trino_marts_008
-- dialect: trino
-- construct: ctas, star, subquery
-- reads: pg.public.city
-- writes: lake.raw.city
-- column: pg.public.city.* -> lake.raw.city.* direct
CREATE TABLE IF NOT EXISTS lake.raw.city AS SELECT * FROM pg.public.city WITH DATA;
-- end

-- id: trino_marts_009
-- dialect: trino
-- construct: aggregate, select
-- reads: lake.core.play
-- column: lake.core.play.song -> <result>.song direct
-- column: lake.core.play.listener -> <result>.listeners direct
-- column: lake.core.play.at -> <result>.* sort
-- column: lake.core.play.sec -> <result>.median_sec direct
-- column: lake.core.play.sec -> <result>.long_sec direct
-- column: lake.core.play.skipped -> <result>.* filter
-- column: lake.core.play.song -> <result>.* group
SELECT song,
       array_agg(listener ORDER BY at) AS listeners,
       approx_percentile(sec, 0.5) AS median_sec,
       sum(sec) FILTER (WHERE NOT skipped) AS long_sec
FROM lake.core.play
GROUP BY 1;
-- end

-- id: trino_marts_010
-- dialect: trino
-- construct: quoted_name, rename, script
-- reads: lake.mart.order$new, lake.mart.orders
-- writes: lake.mart.orders_old, lake.mart.orders
ALTER TABLE lake.mart.orders RENAME TO lake.mart.orders_old;
ALTER TABLE lake.mart."order$new" RENAME TO lake.mart.orders;
-- end

-- id: trino_marts_011
-- dialect: trino
-- construct: jinja, cte, aggregate
-- reads: stg_payments, raw.refund
-- column: stg_payments.order_id -> <result>.order_id direct
-- column: stg_payments.eur -> <result>.net direct
-- column: raw.refund.eur -> <result>.net direct
-- column: stg_payments.order_id -> <result>.* join
-- column: raw.refund.order_id -> <result>.* join
-- column: stg_payments.order_id -> <result>.* group
{{ config(materialized='table', properties={"format": "'PARQUET'"}) }}
select p.order_id, sum(p.eur) - sum(coalesce(r.eur, 0)) as net
from {{ ref('stg_payments') }} p
left join {{ source('raw', 'refund') }} r on r.order_id = p.order_id
group by p.order_id
-- end

-- id: trino_marts_012
-- dialect: trino
-- construct: broken, script
-- reads: lake.a.s
-- writes: lake.a.t
-- column: lake.a.s.v -> lake.a.t.v direct
-- dropped: 1
INSERT INTO lake.a.t (v) SELECT v FROM lake.a.s;
INSERT OVER INTO lake.a.u VALUES (((;
-- end

-- id: trino_marts_013
-- dialect: trino
-- construct: function
-- reads: lake.core.fee
-- writes: lake.mart.fee
-- column: lake.core.fee.net -> lake.mart.fee.gross direct
-- column: lake.core.fee.vat -> lake.mart.fee.gross direct
INSERT INTO lake.mart.fee (gross)
WITH FUNCTION gross(n double, v double) RETURNS double RETURN n * (1 + v)
SELECT gross(f.net, f.vat) FROM lake.core.fee f;
-- end
