-- id: hive_warehouse_001
-- dialect: hive
-- construct: insert, join, script
-- reads: dwd.pv, dim.page
-- writes: dws.pv_page
-- column: dim.page.title -> dws.pv_page.title direct
-- column: dwd.pv.uid -> dws.pv_page.uv direct
-- column: dwd.pv.page_id -> dws.pv_page.* join
-- column: dim.page.page_id -> dws.pv_page.* join
-- column: dim.page.ds -> dws.pv_page.* join
-- column: dwd.pv.ds -> dws.pv_page.* filter
-- column: dim.page.title -> dws.pv_page.* group
USE dws;
ADD JAR hdfs:///udf/text.jar;
CREATE TEMPORARY FUNCTION clean AS 'com.acme.Clean';
INSERT OVERWRITE TABLE dws.pv_page PARTITION (ds = '${ds}')
SELECT /*+ MAPJOIN(g) */ g.title, count(DISTINCT p.uid) AS uv
FROM dwd.pv p
LEFT JOIN dim.page g ON p.page_id = g.page_id AND g.ds = '${ds}'
WHERE p.ds = '${ds}'
GROUP BY g.title;
-- end

-- id: hive_warehouse_002
-- dialect: hive
-- construct: multi_insert
-- reads: ods.message
-- writes: dwd.message_ok, dwd.message_bad
-- column: ods.message.id -> dwd.message_ok.id direct
-- column: ods.message.body -> dwd.message_ok.body direct
-- column: ods.message.id -> dwd.message_bad.id direct
-- column: ods.message.err -> dwd.message_bad.reason direct
-- column: ods.message.err -> dwd.message_ok.* filter
-- column: ods.message.err -> dwd.message_bad.* filter
FROM ods.message m
INSERT OVERWRITE TABLE dwd.message_ok PARTITION (ds = '2024-06-01')
  SELECT m.id, m.body WHERE m.err IS NULL
INSERT OVERWRITE TABLE dwd.message_bad PARTITION (ds = '2024-06-01')
  SELECT m.id, m.err AS reason WHERE m.err IS NOT NULL;
-- end

-- id: hive_warehouse_003
-- dialect: hive
-- construct: cte, union, window
-- reads: ods.a_user, ods.b_user
-- writes: dim.user_all
-- column: ods.a_user.phone -> dim.user_all.phone direct
-- column: ods.b_user.tel -> dim.user_all.phone direct
-- column: ods.a_user.phone -> dim.user_all.* window
-- column: ods.b_user.tel -> dim.user_all.* window
-- column: ods.a_user.ts -> dim.user_all.* window
-- column: ods.b_user.ts -> dim.user_all.* window
WITH u AS (
  SELECT phone, ts FROM ods.a_user
  UNION ALL
  SELECT tel AS phone, ts FROM ods.b_user
),
r AS (SELECT phone, row_number() OVER (PARTITION BY phone ORDER BY ts) AS rn FROM u)
INSERT OVERWRITE TABLE dim.user_all
SELECT phone FROM r WHERE rn = 1;
-- end

-- id: hive_warehouse_004
-- dialect: hive
-- construct: rename, script
-- reads: tmp.dim_shop_new
-- writes: dim.shop
DROP TABLE IF EXISTS dim.shop;
ALTER TABLE tmp.dim_shop_new RENAME TO dim.shop;
-- end

-- id: hive_warehouse_005
-- dialect: hive
-- construct: ctas, struct, unnest, lateral
-- reads: ods.trip
-- writes: tmp.stop
-- column: ods.trip.trip_id -> tmp.stop.trip_id direct
-- column: ods.trip.stops -> tmp.stop.place direct
-- column: ods.trip.stops -> tmp.stop.leg direct
-- column: ods.trip.tags -> tmp.stop.tag direct
CREATE TABLE tmp.stop AS
SELECT t.trip_id, s.stop.place AS place, s.leg, g.tag
FROM ods.trip t
LATERAL VIEW posexplode(t.stops) s AS leg, stop
LATERAL VIEW OUTER explode(t.tags) g AS tag;
-- end

-- id: hive_warehouse_006
-- dialect: hive
-- construct: materialized_view, aggregate
-- reads: dwd.sale
-- writes: dws.sale_mv
-- column: dwd.sale.shop -> dws.sale_mv.shop direct
-- column: dwd.sale.eur -> dws.sale_mv.eur direct
-- column: dwd.sale.shop -> dws.sale_mv.* group
CREATE MATERIALIZED VIEW dws.sale_mv STORED AS ORC AS
SELECT shop, sum(eur) AS eur FROM dwd.sale GROUP BY shop;
-- end

-- id: hive_warehouse_007
-- dialect: hive
-- construct: update, delete, script
-- writes: acid.member
-- column: acid.member.points -> acid.member.points direct
-- column: acid.member.level -> acid.member.* filter
-- column: acid.member.closed -> acid.member.* filter
UPDATE acid.member SET points = points + 10 WHERE level = 'gold';
DELETE FROM acid.member WHERE closed = true;
-- end

-- id: hive_warehouse_008
-- dialect: hive
-- construct: subquery, correlated, select
-- reads: dwd.orders, dim.black
-- column: dwd.orders.id -> <result>.id direct
-- column: dwd.orders.uid -> <result>.* filter
-- column: dim.black.uid -> <result>.* filter
-- column: dim.black.ds -> <result>.* filter
SELECT o.id FROM dwd.orders o
WHERE o.uid NOT IN (SELECT b.uid FROM dim.black b WHERE b.ds = '2024-06-01');
-- end

-- id: hive_warehouse_009
-- dialect: hive
-- construct: select, aggregate
-- reads: dwd.click
-- column: dwd.click.page -> <result>.page direct
-- column: dwd.click.uid -> <result>.uids direct
-- column: dwd.click.is_ad -> <result>.* filter
-- column: dwd.click.cost -> <result>.ad_cost direct
-- column: dwd.click.page -> <result>.* group
SELECT page, collect_set(uid) AS uids, sum(if(is_ad = 1, cost, 0)) AS ad_cost
FROM dwd.click GROUP BY page GROUPING SETS ((page), ());
-- end

-- id: hive_warehouse_010
-- dialect: hive
-- construct: external_table, ddl, script
-- reads: ods.raw_user
-- writes: dim.user_copy
-- column: ods.raw_user.uid -> dim.user_copy.uid direct
CREATE EXTERNAL TABLE ods.raw_user (uid BIGINT) STORED AS PARQUET LOCATION '/raw/user';
MSCK REPAIR TABLE ods.raw_user;
CREATE TABLE dim.user_copy AS SELECT uid FROM ods.raw_user;
ANALYZE TABLE dim.user_copy COMPUTE STATISTICS;
-- end

-- id: hive_warehouse_011
-- dialect: hive
-- construct: quoted_name, insert
-- reads: ods.log
-- writes: dwd.log
-- column: ods.log.@timestamp -> dwd.log.ts direct
-- column: ods.log._level -> dwd.log.lvl direct
INSERT INTO dwd.log SELECT `@timestamp` AS ts, `_level` AS lvl FROM ods.log;
-- end

-- id: hive_warehouse_012
-- dialect: hive
-- construct: broken, script
-- reads: x.s
-- writes: x.t
-- column: x.s.a -> x.t.a direct
-- dropped: 1
INSERT INTO TABLE x.t SELECT a FROM x.s;
INSERT OVERWRITE TABEL x.u SELECT WHERE FROM;
-- end
