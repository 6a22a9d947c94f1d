-- id: hive_later_001
-- dialect: hive
-- construct: multi_insert, lateral
-- reads: ods.log
-- writes: dwd.click, dwd.view_pv, dwd.bad
-- column: ods.log.uid -> dwd.click.uid direct
-- column: ods.log.body -> dwd.click.page direct
-- column: ods.log.dt -> dwd.click.dt direct
-- column: ods.log.uid -> dwd.view_pv.uid direct
-- column: ods.log.dt -> dwd.view_pv.dt direct
-- column: ods.log.body -> dwd.bad.body direct
-- column: ods.log.body -> dwd.click.* filter
-- column: ods.log.body -> dwd.view_pv.* filter
-- column: ods.log.body -> dwd.bad.* filter
-- column: ods.log.uid -> dwd.view_pv.* group
-- column: ods.log.dt -> dwd.view_pv.* group
-- column: ods.log.dt -> dwd.click.* filter
-- column: ods.log.dt -> dwd.view_pv.* filter
-- column: ods.log.dt -> dwd.bad.* filter
FROM (
  SELECT uid, get_json_object(body, '$.page') AS page, get_json_object(body, '$.type') AS type, body, dt
  FROM ods.log
  WHERE dt = '${hivevar:day}'
) l
INSERT OVERWRITE TABLE dwd.click PARTITION (dt)
  SELECT uid, page, dt WHERE type = 'click'
INSERT OVERWRITE TABLE dwd.view_pv PARTITION (dt)
  SELECT uid, count(*) AS pv, dt WHERE type = 'view' GROUP BY uid, dt
INSERT INTO TABLE dwd.bad
  SELECT body WHERE type IS NULL;
-- end

-- id: hive_later_002
-- dialect: hive
-- construct: lateral, unnest, insert
-- reads: ods.cart
-- writes: dwd.cart_item
-- column: ods.cart.cart_id -> dwd.cart_item.cart_id direct
-- column: ods.cart.items -> dwd.cart_item.sku direct
-- column: ods.cart.items -> dwd.cart_item.qty direct
-- column: ods.cart.items -> dwd.cart_item.pos direct
-- column: ods.cart.cart_id -> dwd.cart_item.* filter
SET hive.exec.dynamic.partition.mode=nonstrict;
ADD JAR hdfs:///jars/udf.jar;
CREATE TEMPORARY FUNCTION parse_item AS 'com.example.ParseItem';
INSERT OVERWRITE TABLE dwd.cart_item PARTITION (dt='2024-06-01')
SELECT c.cart_id, parse_item(x.item)['sku'] sku, parse_item(x.item)['qty'] qty, x.pos
FROM ods.cart c
LATERAL VIEW OUTER posexplode(c.items) x AS pos, item
WHERE c.cart_id IS NOT NULL;
-- end

-- id: hive_later_003
-- dialect: hive
-- construct: ctas, join, window
-- reads: dim.shop, dwd.sale
-- writes: tmp_rank
-- column: dim.shop.shop_name -> tmp_rank.shop_name direct
-- column: dwd.sale.eur -> tmp_rank.eur direct
-- column: dim.shop.shop_id -> tmp_rank.* join
-- column: dwd.sale.shop_id -> tmp_rank.* join
-- column: dim.shop.region -> tmp_rank.* window
-- column: dwd.sale.eur -> tmp_rank.* window
-- column: dwd.sale.ds -> tmp_rank.* filter
DROP TABLE IF EXISTS tmp_rank;
CREATE TABLE tmp_rank STORED AS ORC TBLPROPERTIES ('orc.compress'='SNAPPY') AS
SELECT /*+ MAPJOIN(s) */ s.shop_name, f.eur,
       dense_rank() over (distribute by s.region sort by f.eur desc) as rk
FROM dwd.sale f
JOIN dim.shop s ON f.shop_id = s.shop_id
WHERE f.ds = '${hiveconf:ds}';
-- end

-- id: hive_later_004
-- dialect: hive
-- construct: partition_exchange, ddl, script
-- reads: ods.in_part
-- writes: dwd.fact_part
ALTER TABLE dwd.fact_part ADD IF NOT EXISTS PARTITION (ds='20240601') LOCATION '/data/20240601';
ALTER TABLE dwd.fact_part DROP IF EXISTS PARTITION (ds='20230601') PURGE;
ALTER TABLE dwd.fact_part EXCHANGE PARTITION (ds='20240602') WITH TABLE ods.in_part;
-- end

-- id: hive_later_005
-- dialect: hive
-- construct: copy, unload, script
-- reads: dws.kpi
-- writes: ods.zone
LOAD DATA INPATH '/in/zone.txt' OVERWRITE INTO TABLE ods.zone PARTITION (ds='20240601');
INSERT OVERWRITE DIRECTORY '/out/kpi' ROW FORMAT DELIMITED FIELDS TERMINATED BY '\t'
SELECT name, val FROM dws.kpi;
EXPORT TABLE dws.kpi TO '/backup/kpi';
-- end

-- id: hive_later_006
-- dialect: hive
-- construct: insert, cte, union
-- reads: ods.a_user, ods.b_user
-- writes: dim.user_all
-- column: ods.a_user.id -> dim.user_all.uid direct
-- column: ods.b_user.uid -> dim.user_all.uid direct
-- column: ods.a_user.name -> dim.user_all.name direct
-- column: ods.b_user.nick -> dim.user_all.name direct
-- column: ods.a_user.del -> dim.user_all.* filter
-- column: ods.a_user.id -> dim.user_all.* group
-- column: ods.a_user.name -> dim.user_all.* group
WITH a AS (SELECT id, max(name) name FROM ods.a_user WHERE del = 0 GROUP BY id, name),
b AS (SELECT uid, nick FROM ods.b_user)
INSERT OVERWRITE TABLE dim.user_all
SELECT t.uid, t.name FROM (
  SELECT id AS uid, name FROM a
  UNION ALL
  SELECT uid, nick AS name FROM b
) t;
-- end

-- id: hive_later_007
-- dialect: hive
-- construct: select, using_join, subquery
-- reads: web.visit, web.bot
-- column: web.visit.visit_id -> <result>.visit_id direct
-- column: web.visit.ip -> <result>.ip direct
-- column: web.visit.ip -> <result>.* join
-- column: web.bot.ip -> <result>.* join
SELECT v.visit_id, v.ip FROM web.visit v LEFT SEMI JOIN web.bot b ON (v.ip = b.ip);
-- end

-- id: hive_later_008
-- dialect: hive
-- construct: view, rename, script
-- reads: v_src, stg_x
-- writes: v_cut, x_final
-- column: v_src.k -> v_cut.k direct
-- column: v_src.k -> v_cut.* filter
create view if not exists v_cut (k comment 'the key') comment 'cut; for reports' tblproperties ('a'='b') as
select k from v_src where k rlike '^a;';
alter table stg_x rename to x_final;
-- end

-- id: hive_later_009
-- dialect: hive
-- construct: insert, quoted_name, unnest
-- reads: src.t-1
-- writes: dst.t1
-- column: src.t-1.order -> dst.t1.o direct
-- column: src.t-1.tags -> dst.t1.tag direct
-- column: src.t-1.order -> dst.t1.* group
-- column: src.t-1.tags -> dst.t1.* group
INSERT INTO dst.t1 (o, tag)
SELECT `order`, tag FROM src.`t-1` LATERAL VIEW explode(tags) e AS tag GROUP BY `order`, tag;
-- end

-- id: hive_later_010
-- dialect: hive
-- construct: merge, script
-- reads: acid.delta
-- writes: acid.main
-- column: acid.delta.id -> acid.main.id direct
-- column: acid.delta.v -> acid.main.v direct
-- column: acid.delta.id -> acid.main.* join
-- column: acid.main.id -> acid.main.* join
-- column: acid.delta.op -> acid.main.* filter
MERGE INTO acid.main AS m
USING (SELECT id, v, op FROM acid.delta) AS d
ON m.id = d.id
WHEN MATCHED AND d.op = 'D' THEN DELETE
WHEN MATCHED AND d.op = 'U' THEN UPDATE SET v = d.v
WHEN NOT MATCHED THEN INSERT (id, v) VALUES (d.id, d.v);
-- end
