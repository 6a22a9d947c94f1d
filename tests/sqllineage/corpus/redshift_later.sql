-- id: redshift_later_001
-- dialect: redshift
-- construct: copy, script, delete, insert
-- reads: stage_sales
-- writes: stage_sales, sales
-- column: stage_sales.id -> sales.id direct
-- column: stage_sales.eur -> sales.eur direct
-- column: sales.id -> sales.* filter
-- column: stage_sales.id -> sales.* filter
-- the usual upsert
truncate stage_sales;
copy stage_sales (id, eur) from 's3://in/sales.manifest' credentials 'aws_iam_role=arn:aws:iam::1:role/r' manifest gzip delimiter '|';
begin transaction;
delete from sales using stage_sales where sales.id = stage_sales.id;
insert into sales (id, eur) select id, eur from stage_sales;
end transaction;
-- end

-- id: redshift_later_002
-- dialect: redshift
-- construct: unload
-- reads: sales.fact, sales.shop
unload ('select f.id, s.name from sales.fact f join sales.shop s on s.id = f.shop_id where s.name <> ''x''')
to 's3://out/fact_' iam_role 'arn:aws:iam::1:role/r' format parquet partition by (name) allowoverwrite;
-- end

-- id: redshift_later_003
-- dialect: redshift
-- construct: procedure, temp_table, variable
-- reads: raw.tx, meta.wm
-- writes: dw.tx, meta.wm
-- column: raw.tx.tx_id -> dw.tx.tx_id direct
-- column: raw.tx.eur -> dw.tx.eur direct
-- column: raw.tx.at -> meta.wm.hi direct
-- column: raw.tx.at -> dw.tx.* filter
-- column: meta.wm.hi -> dw.tx.* filter
-- column: meta.wm.t -> dw.tx.* filter
-- column: meta.wm.t -> meta.wm.* filter
CREATE OR REPLACE PROCEDURE dw.load_tx(p_run IN int, p_rows INOUT bigint)
AS $$
DECLARE
  lo timestamp;
  mx timestamp;
BEGIN
  SELECT INTO lo hi FROM meta.wm WHERE t = 'tx';
  DROP TABLE IF EXISTS s;
  CREATE TEMP TABLE s (LIKE dw.tx);
  INSERT INTO s (tx_id, eur) SELECT tx_id, eur FROM raw.tx WHERE at > lo;
  INSERT INTO dw.tx (tx_id, eur) SELECT tx_id, eur FROM s;
  GET DIAGNOSTICS p_rows := ROW_COUNT;
  SELECT max(at) INTO mx FROM raw.tx;
  UPDATE meta.wm SET hi = mx WHERE t = 'tx';
  RAISE INFO 'rows %', p_rows;
END;
$$ LANGUAGE plpgsql;
-- end

-- id: redshift_later_004
-- dialect: redshift
-- construct: json, unnest, select
-- reads: ext.orders
-- column: ext.orders.o_id -> <result>.o_id direct
-- column: ext.orders.lines -> <result>.sku direct
-- column: ext.orders.lines -> <result>.qty direct
-- column: ext.orders.lines -> <result>.* filter
SELECT o.o_id, l.sku, l.qty::int
FROM ext.orders o, o.lines l
WHERE l.qty > 0;
-- end

-- id: redshift_later_005
-- dialect: redshift
-- construct: rename, script, ctas
-- reads: src.person, public.person
-- writes: public.person_old, public.person
-- column: src.person.id -> public.person.id direct
-- column: src.person.name -> public.person.name direct
begin;
create table public.person_new distkey(id) sortkey(id) as select id, name from src.person;
alter table public.person rename to person_old;
alter table public.person_new rename to person;
commit;
-- end

-- id: redshift_later_006
-- dialect: redshift
-- construct: materialized_view, json
-- reads: kinesis.clicks
-- writes: mv_clicks
-- column: kinesis.clicks.kinesis_data -> mv_clicks.payload direct
-- column: kinesis.clicks.approximate_arrival_timestamp -> mv_clicks.at direct
-- column: kinesis.clicks.kinesis_data -> mv_clicks.* filter
CREATE MATERIALIZED VIEW mv_clicks AUTO REFRESH YES AS
SELECT approximate_arrival_timestamp AS at, json_parse(kinesis_data) AS payload
FROM kinesis.clicks
WHERE can_json_parse(kinesis_data);
-- end

-- id: redshift_later_007
-- dialect: redshift
-- construct: merge, insert
-- reads: stg.emp
-- writes: hr.emp
-- column: stg.emp.id -> hr.emp.id direct
-- column: stg.emp.sal -> hr.emp.sal direct
-- column: hr.emp.id -> hr.emp.* join
-- column: stg.emp.id -> hr.emp.* join
MERGE INTO hr.emp USING stg.emp ON hr.emp.id = stg.emp.id
WHEN MATCHED THEN UPDATE SET sal = stg.emp.sal
WHEN NOT MATCHED THEN INSERT (id, sal) VALUES (stg.emp.id, stg.emp.sal);
-- end

-- id: redshift_later_008
-- dialect: redshift
-- construct: select, pivot
-- reads: part
-- writes: part_w
-- column: part.name -> part_w.name direct
-- column: part.price -> part_w.p_a direct
-- column: part.price -> part_w.p_b direct
-- column: part.brand -> part_w.* filter
INSERT INTO part_w (name, p_a, p_b)
SELECT * FROM (SELECT name, brand, price FROM part) PIVOT (avg(price) FOR brand IN ('A' AS a, 'B' AS b));
-- end

-- id: redshift_later_009
-- dialect: redshift
-- construct: window, select, subquery
-- reads: web.pv
-- writes: web.pv_dedup
-- column: web.pv.uid -> web.pv_dedup.uid direct
-- column: web.pv.url -> web.pv_dedup.url direct
-- column: web.pv.at -> web.pv_dedup.at direct
-- column: web.pv.uid -> web.pv_dedup.* window
-- column: web.pv.url -> web.pv_dedup.* window
-- column: web.pv.at -> web.pv_dedup.* window
CREATE TABLE web.pv_dedup DISTSTYLE EVEN BACKUP NO AS
SELECT uid, url, at FROM (
  SELECT p.*, row_number() OVER (PARTITION BY uid, url ORDER BY at) rn FROM web.pv p
) WHERE rn = 1;
-- end

-- id: redshift_later_010
-- dialect: redshift
-- construct: partition_exchange, ddl, script
-- reads: stg.day_sales
-- writes: dw.sales
ALTER TABLE dw.sales APPEND FROM stg.day_sales FILLTARGET;
GRANT SELECT ON dw.sales TO GROUP bi;
ANALYZE COMPRESSION dw.sales;
-- end

-- id: redshift_later_011
-- dialect: redshift
-- construct: external_table, insert, view
-- reads: spectrum.events, dw.dim_user
-- writes: dw.v_events
-- column: spectrum.events.uid -> dw.v_events.uid direct
-- column: spectrum.events.ev -> dw.v_events.ev direct
-- column: dw.dim_user.plan -> dw.v_events.plan direct
-- column: spectrum.events.uid -> dw.v_events.* join
-- column: dw.dim_user.uid -> dw.v_events.* join
CREATE EXTERNAL TABLE spectrum.events (uid int, ev varchar(20)) PARTITIONED BY (d date) STORED AS PARQUET LOCATION 's3://e/';
CREATE VIEW dw.v_events AS
SELECT e.uid, e.ev, u.plan FROM spectrum.events e LEFT JOIN dw.dim_user u ON u.uid = e.uid
WITH NO SCHEMA BINDING;
-- end
