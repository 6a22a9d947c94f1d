-- id: spark_legacy_001
-- dialect: spark
-- construct: script, temp_table, view, window
-- reads: ods.log, dim.user
-- writes: dws.user_day
-- column: ods.log.uid -> dws.user_day.uid direct
-- column: dim.user.city -> dws.user_day.city direct
-- column: ods.log.url -> dws.user_day.first_url direct
-- column: ods.log.uid -> dws.user_day.* window
-- column: ods.log.ts -> dws.user_day.* window
-- column: ods.log.ds -> dws.user_day.* filter
-- column: ods.log.uid -> dws.user_day.* join
-- column: dim.user.uid -> dws.user_day.* join
SET spark.sql.shuffle.partitions = 200;
SET hivevar:day = 2024-06-01;
CREATE OR REPLACE TEMPORARY VIEW l AS
SELECT uid, url, row_number() OVER (PARTITION BY uid ORDER BY ts) rn
FROM ods.log WHERE ds = '${day}';
INSERT OVERWRITE TABLE dws.user_day PARTITION (ds = '${day}')
SELECT /*+ BROADCASTJOIN(u) */ l.uid, u.city, l.url AS first_url
FROM l JOIN dim.user u ON u.uid = l.uid
WHERE l.rn = 1;
UNCACHE TABLE IF EXISTS l;
-- end

-- id: spark_legacy_002
-- dialect: spark
-- construct: cte, union, aggregate, select
-- reads: a.pay, a.refund
-- column: a.pay.shop -> <result>.shop direct
-- column: a.refund.shop -> <result>.shop direct
-- column: a.pay.eur -> <result>.net direct
-- column: a.refund.eur -> <result>.net direct
-- column: a.pay.shop -> <result>.* group
-- column: a.refund.shop -> <result>.* group
-- column: a.pay.eur -> <result>.* filter
-- column: a.refund.eur -> <result>.* filter
-- column: a.pay.shop -> <result>.* sort
-- column: a.refund.shop -> <result>.* sort
with flow as (
  select shop, eur from a.pay
  union all
  select shop, -1 * eur as eur from a.refund
)
select shop, sum(eur) net from flow group by shop having net > 0 order by shop;
-- end
