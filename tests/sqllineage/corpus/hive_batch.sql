-- id: hive_batch_001
-- dialect: hive
-- construct: insert
-- reads: ods.user_login
-- writes: dwd.user_login
-- column: ods.user_login.uid -> dwd.user_login.uid direct
-- column: ods.user_login.ip -> dwd.user_login.ip direct
-- column: ods.user_login.ds -> dwd.user_login.* filter
INSERT OVERWRITE TABLE dwd.user_login PARTITION (ds = '2024-06-01')
SELECT uid, ip FROM ods.user_login WHERE ds = '2024-06-01';
-- end

-- id: hive_batch_002
-- dialect: hive
-- construct: insert, script
-- reads: ods.orders
-- writes: dwd.orders
-- column: ods.orders.order_id -> dwd.orders.order_id direct
-- column: ods.orders.amount -> dwd.orders.amount direct
-- column: ods.orders.country -> dwd.orders.country direct
-- column: ods.orders.created -> dwd.orders.ds direct
-- column: ods.orders.created -> dwd.orders.* filter
SET hive.exec.dynamic.partition = true;
SET hive.exec.dynamic.partition.mode = nonstrict;
INSERT INTO TABLE dwd.orders PARTITION (country, ds)
SELECT order_id, amount, country, to_date(created) AS ds
FROM ods.orders
WHERE created >= '2024-01-01'
DISTRIBUTE BY country;
-- end

-- id: hive_batch_003
-- dialect: hive
-- construct: multi_insert, join
-- reads: dwd.trade, dim.shop
-- writes: dws.trade_shop, dws.trade_day
-- column: dim.shop.shop_name -> dws.trade_shop.shop_name direct
-- column: dwd.trade.gmv -> dws.trade_shop.gmv direct
-- column: dim.shop.shop_name -> dws.trade_shop.* group
-- column: dwd.trade.shop_id -> dws.trade_shop.* join
-- column: dim.shop.shop_id -> dws.trade_shop.* join
-- column: dwd.trade.ds -> dws.trade_day.ds direct
-- column: dwd.trade.gmv -> dws.trade_day.gmv direct
-- column: dwd.trade.ds -> dws.trade_day.* group
-- column: dwd.trade.shop_id -> dws.trade_day.* join
-- column: dim.shop.shop_id -> dws.trade_day.* join
FROM (
    SELECT t.gmv, t.ds, s.shop_name
    FROM dwd.trade t JOIN dim.shop s ON (t.shop_id = s.shop_id)
) x
INSERT OVERWRITE TABLE dws.trade_shop
    SELECT x.shop_name, sum(x.gmv) AS gmv GROUP BY x.shop_name
INSERT OVERWRITE TABLE dws.trade_day
    SELECT x.ds, sum(x.gmv) AS gmv GROUP BY x.ds;
-- end

-- id: hive_batch_004
-- dialect: hive
-- construct: lateral, unnest, json
-- reads: ods.app_log
-- writes: dwd.app_event
-- column: ods.app_log.device -> dwd.app_event.device direct
-- column: ods.app_log.line -> dwd.app_event.event_name direct
-- column: ods.app_log.ds -> dwd.app_event.* filter
INSERT OVERWRITE TABLE dwd.app_event
SELECT l.device, get_json_object(e.item, '$.name') AS event_name
FROM ods.app_log l
LATERAL VIEW explode(split(l.line, '\\|')) e AS item
WHERE l.ds = '${hiveconf:ds}';
-- end

-- id: hive_batch_005
-- dialect: hive
-- construct: lateral
-- reads: ods.ua
-- column: ods.ua.raw -> <result>.os direct
-- column: ods.ua.raw -> <result>.browser direct
SELECT j.os, j.browser
FROM ods.ua u
LATERAL VIEW json_tuple(u.raw, 'os', 'br') j AS os, browser;
-- end

-- id: hive_batch_006
-- dialect: hive
-- construct: external_table, ddl, script
CREATE EXTERNAL TABLE IF NOT EXISTS ods.nginx (ip STRING, uri STRING)
PARTITIONED BY (ds STRING)
ROW FORMAT DELIMITED FIELDS TERMINATED BY '\t'
STORED AS TEXTFILE LOCATION '/data/nginx';
ALTER TABLE ods.nginx ADD IF NOT EXISTS PARTITION (ds = '2024-06-01') LOCATION '/data/nginx/2024-06-01';
CREATE TABLE ods.nginx_copy LIKE ods.nginx;
-- end

-- id: hive_batch_007
-- dialect: hive
-- construct: partition_exchange
-- reads: stage.metric
-- writes: prod.metric
ALTER TABLE prod.metric EXCHANGE PARTITION (ds = '2024-06-01') WITH TABLE stage.metric;
-- end

-- id: hive_batch_008
-- dialect: hive
-- construct: copy
-- writes: ods.zip
LOAD DATA INPATH '/landing/zip.txt' OVERWRITE INTO TABLE ods.zip PARTITION (ds = '2024-06-01');
-- end

-- id: hive_batch_009
-- dialect: hive
-- construct: unload
-- reads: ads.report
INSERT OVERWRITE LOCAL DIRECTORY '/tmp/report'
ROW FORMAT DELIMITED FIELDS TERMINATED BY ','
SELECT name, value FROM ads.report WHERE ds = '2024-06-01';
-- end

-- id: hive_batch_010
-- dialect: hive
-- construct: ctas, window
-- reads: dwd.score
-- writes: tmp.top_score
-- column: dwd.score.player -> tmp.top_score.player direct
-- column: dwd.score.points -> tmp.top_score.points direct
-- column: dwd.score.game -> tmp.top_score.* window
-- column: dwd.score.points -> tmp.top_score.* window
CREATE TABLE tmp.top_score STORED AS ORC TBLPROPERTIES ('orc.compress' = 'SNAPPY') AS
SELECT player, points FROM (
    SELECT player, points, rank() OVER (PARTITION BY game ORDER BY points DESC) AS rk
    FROM dwd.score
) r WHERE r.rk <= 10;
-- end

-- id: hive_batch_011
-- dialect: hive
-- construct: join, select
-- reads: dim.city, dwd.visit
-- column: dim.city.city_name -> <result>.city_name direct
-- column: dim.city.city_id -> <result>.* join
-- column: dwd.visit.city_id -> <result>.* join
SELECT c.city_name
FROM dim.city c
LEFT SEMI JOIN dwd.visit v ON (c.city_id = v.city_id);
-- end

-- id: hive_batch_012
-- dialect: hive
-- construct: temp_table, script
-- reads: dwd.pay, dwd.refund
-- writes: dws.net_pay
-- column: dwd.pay.uid -> dws.net_pay.uid direct
-- column: dwd.pay.amt -> dws.net_pay.net direct
-- column: dwd.refund.amt -> dws.net_pay.net direct
-- column: dwd.pay.uid -> dws.net_pay.* group
-- column: dwd.pay.uid -> dws.net_pay.* join
-- column: dwd.refund.uid -> dws.net_pay.* join
CREATE TEMPORARY TABLE pay AS SELECT uid, sum(amt) AS amt FROM dwd.pay GROUP BY uid;
INSERT OVERWRITE TABLE dws.net_pay
SELECT p.uid, p.amt - nvl(r.amt, 0) AS net
FROM pay p LEFT OUTER JOIN dwd.refund r ON p.uid = r.uid;
-- end

-- id: hive_batch_013
-- dialect: hive
-- construct: union, view
-- reads: ods.ios, ods.android
-- writes: dwd.install
-- column: ods.ios.idfa -> dwd.install.device direct
-- column: ods.android.gaid -> dwd.install.device direct
-- column: ods.ios.idfa -> dwd.install.* filter
CREATE VIEW dwd.install (device, os) AS
SELECT u.device, u.os FROM (
    SELECT idfa AS device, 'ios' AS os FROM ods.ios WHERE idfa <> ''
    UNION ALL
    SELECT gaid AS device, 'android' AS os FROM ods.android
) u;
-- end

-- id: hive_batch_014
-- dialect: hive
-- construct: struct, select
-- reads: ods.profile
-- column: ods.profile.attrs -> <result>.age direct
-- column: ods.profile.address -> <result>.zip direct
-- column: ods.profile.phones -> <result>.phone direct
-- column: ods.profile.uid -> <result>.* sort
SELECT p.attrs['age'] AS age, p.address.zip AS zip, p.phones[0] AS phone
FROM ods.profile p
CLUSTER BY p.uid;
-- end

-- id: hive_batch_015
-- dialect: hive
-- construct: merge
-- schema: {"tables": {"dim.member": ["id", "level"], "stage.member": ["id", "level", "closed"]}}
-- reads: stage.member
-- writes: dim.member
-- column: stage.member.id -> dim.member.id direct
-- column: stage.member.level -> dim.member.level direct
-- column: dim.member.id -> dim.member.* join
-- column: stage.member.id -> dim.member.* join
-- column: stage.member.closed -> dim.member.* filter
-- column: dim.member.level -> dim.member.* filter
-- column: stage.member.level -> dim.member.* filter
MERGE INTO dim.member AS t
USING stage.member AS s ON t.id = s.id
WHEN MATCHED AND s.closed = 1 THEN DELETE
WHEN MATCHED AND t.level <> s.level THEN UPDATE SET level = s.level
WHEN NOT MATCHED THEN INSERT VALUES (s.id, s.level);
-- end
