-- id: impala_estate_001
-- dialect: impala
-- construct: ctas, aggregate
-- reads: raw.phone_call
-- writes: lake.call_month
-- column: raw.phone_call.agent -> lake.call_month.agent direct
-- column: raw.phone_call.seconds -> lake.call_month.seconds direct
-- column: raw.phone_call.started -> lake.call_month.yr direct
-- column: raw.phone_call.started -> lake.call_month.mon direct
-- column: raw.phone_call.dropped -> lake.call_month.* filter
-- column: raw.phone_call.agent -> lake.call_month.* group
-- column: raw.phone_call.started -> lake.call_month.* group
CREATE TABLE lake.call_month
PARTITIONED BY (yr, mon)
SORT BY (agent)
COMMENT 'calls per agent'
STORED AS PARQUET
LOCATION '/data/lake/call_month'
TBLPROPERTIES ('transactional' = 'false')
AS
SELECT c.agent, sum(c.seconds) AS seconds, year(c.started) AS yr, month(c.started) AS mon
FROM raw.phone_call c
WHERE c.dropped = false
GROUP BY c.agent, year(c.started), month(c.started);
-- end

-- id: impala_estate_002
-- dialect: impala
-- construct: insert, join
-- reads: ods.reading, ods.meter
-- writes: dw.reading
-- column: ods.meter.meter_no -> dw.reading.meter_no direct
-- column: ods.reading.kwh -> dw.reading.kwh direct
-- column: ods.reading.read_at -> dw.reading.mon direct
-- column: ods.meter.meter_id -> dw.reading.* join
-- column: ods.reading.meter_id -> dw.reading.* join
-- column: ods.reading.read_at -> dw.reading.* filter
INSERT OVERWRITE TABLE dw.reading PARTITION (yr = 2024, mon) [SHUFFLE]
SELECT STRAIGHT_JOIN m.meter_no, r.kwh, month(r.read_at) AS mon
FROM ods.reading r
JOIN [BROADCAST] ods.meter m ON m.meter_id = r.meter_id
WHERE year(r.read_at) = 2024;
-- end

-- id: impala_estate_003
-- dialect: impala
-- construct: insert, ddl, script
-- reads: stage.customer
-- writes: kd.customer
-- column: stage.customer.id -> kd.customer.customer_id direct
-- column: stage.customer.name -> kd.customer.name direct
-- column: stage.customer.email -> kd.customer.email direct
CREATE TABLE IF NOT EXISTS kd.customer (
    customer_id BIGINT,
    name STRING ENCODING DICT_ENCODING COMPRESSION LZ4,
    email STRING NULL,
    PRIMARY KEY (customer_id)
)
PARTITION BY HASH (customer_id) PARTITIONS 8
STORED AS KUDU
TBLPROPERTIES ('kudu.num_tablet_replicas' = '3');
UPSERT INTO kd.customer (customer_id, name, email)
SELECT s.id, trim(s.name), lower(s.email) FROM stage.customer s;
COMPUTE STATS kd.customer;
-- end

-- id: impala_estate_004
-- dialect: impala
-- construct: update, join
-- reads: rules.tier_rule
-- writes: kd.customer
-- column: rules.tier_rule.tier -> kd.customer.tier direct
-- column: rules.tier_rule.note -> kd.customer.note direct
-- column: kd.customer.note -> kd.customer.note direct
-- column: rules.tier_rule.min_spend -> kd.customer.* join
-- column: kd.customer.spend -> kd.customer.* join
-- column: kd.customer.closed -> kd.customer.* filter
UPDATE k
SET k.tier = r.tier, k.note = nvl(r.note, k.note)
FROM kd.customer k
JOIN rules.tier_rule r ON r.min_spend <= k.spend
WHERE k.closed = false;
-- end

-- id: impala_estate_005
-- dialect: impala
-- construct: delete, join
-- reads: ops.recall
-- writes: kd.order_line
-- column: kd.order_line.sku -> kd.order_line.* join
-- column: ops.recall.sku -> kd.order_line.* join
-- column: ops.recall.severity -> kd.order_line.* filter
DELETE l FROM kd.order_line l
INNER JOIN ops.recall r ON r.sku = l.sku
WHERE r.severity > 2;
-- end

-- id: impala_estate_006
-- dialect: impala
-- construct: copy, ddl, script
-- writes: ods.web_log
ALTER TABLE ods.web_log ADD IF NOT EXISTS PARTITION (ds = '2024-06-01');
LOAD DATA INPATH '/land/web/2024-06-01' OVERWRITE INTO TABLE ods.web_log PARTITION (ds = '2024-06-01');
REFRESH ods.web_log PARTITION (ds = '2024-06-01');
COMPUTE INCREMENTAL STATS ods.web_log PARTITION (ds = '2024-06-01');
INVALIDATE METADATA ods.web_agg;
ALTER TABLE ods.web_log RECOVER PARTITIONS;
SHOW TABLE STATS ods.web_log;
-- end

-- id: impala_estate_007
-- dialect: impala
-- construct: insert, unnest, struct
-- reads: shop.customer
-- writes: shop.open_line
-- column: shop.customer.cust_id -> shop.open_line.cust_id direct
-- column: shop.customer.orders -> shop.open_line.order_no direct
-- column: shop.customer.orders -> shop.open_line.line_no direct
-- column: shop.customer.orders -> shop.open_line.price direct
-- column: shop.customer.orders -> shop.open_line.* filter
INSERT INTO TABLE shop.open_line (cust_id, order_no, line_no, price)
SELECT c.cust_id, o.order_no, i.pos, i.price
FROM shop.customer c, c.orders o, o.items i
WHERE o.status = 'OPEN';
-- end

-- id: impala_estate_008
-- dialect: impala
-- construct: view, join, script
-- reads: music.song, music.play
-- writes: rpt.top_song, rpt.song_raw
-- column: music.song.title -> rpt.top_song.song direct
-- column: music.play.play_id -> rpt.top_song.plays direct
-- column: music.play.song_id -> rpt.top_song.* join
-- column: music.song.song_id -> rpt.top_song.* join
-- column: music.song.title -> rpt.top_song.* group
-- column: music.song.song_id -> rpt.song_raw.song_id direct
-- column: music.song.title -> rpt.song_raw.title direct
-- column: music.song.deleted -> rpt.song_raw.* filter
CREATE VIEW IF NOT EXISTS rpt.top_song (song COMMENT 'title of the song', plays)
COMMENT 'plays per song'
AS
SELECT s.title, count(p.play_id)
FROM music.song s JOIN music.play p ON p.song_id = s.song_id
GROUP BY s.title;
ALTER VIEW rpt.song_raw AS SELECT song_id, title FROM music.song WHERE deleted IS NULL;
-- end

-- id: impala_estate_009
-- dialect: impala
-- construct: select, aggregate
-- reads: arcade.game_round
-- column: arcade.game_round.game -> <result>.game direct
-- column: arcade.game_round.player -> <result>.players direct
-- column: arcade.game_round.score -> <result>.med direct
-- column: arcade.game_round.mode -> <result>.modes direct
-- column: arcade.game_round.score -> <result>.best direct
-- column: arcade.game_round.spend -> <result>.spent direct
-- column: arcade.game_round.won -> <result>.* filter
-- column: arcade.game_round.cheat_score -> <result>.* filter
-- column: arcade.game_round.player -> <result>.* filter
-- column: arcade.game_round.game -> <result>.* group
-- column: arcade.game_round.player -> <result>.* sort
SELECT g.game,
       ndv(g.player) AS players,
       appx_median(g.score) AS med,
       group_concat(g.mode, ', ') AS modes,
       sum(if(g.won, 1, 0)) AS wins,
       max(nullif(g.score, g.cheat_score)) AS best,
       zeroifnull(sum(g.spend)) AS spent
FROM arcade.game_round g
GROUP BY g.game
HAVING ndv(g.player) > 10
ORDER BY players DESC NULLS LAST;
-- end

-- id: impala_estate_010
-- dialect: impala
-- construct: insert, join
-- reads: crm.prospect, crm.do_not_call, crm.campaign
-- writes: mart.call_list
-- column: crm.prospect.prospect_id -> mart.call_list.prospect_id direct
-- column: crm.prospect.phone -> mart.call_list.phone direct
-- column: crm.do_not_call.phone -> mart.call_list.* join
-- column: crm.prospect.phone -> mart.call_list.* join
-- column: crm.campaign.campaign_id -> mart.call_list.* join
-- column: crm.prospect.campaign_id -> mart.call_list.* join
-- column: crm.campaign.live -> mart.call_list.* join
INSERT INTO TABLE mart.call_list
SELECT p.prospect_id, p.phone
FROM crm.prospect p
LEFT ANTI JOIN crm.do_not_call d ON d.phone = p.phone
LEFT SEMI JOIN crm.campaign c ON c.campaign_id = p.campaign_id AND c.live = true;
-- end

-- id: impala_estate_011
-- dialect: impala
-- construct: insert, cte, union, window
-- reads: bank.card_tx, bank.wire_tx
-- writes: bank.balance
-- column: bank.card_tx.acct -> bank.balance.acct direct
-- column: bank.wire_tx.acct -> bank.balance.acct direct
-- column: bank.card_tx.ts -> bank.balance.ts direct
-- column: bank.wire_tx.ts -> bank.balance.ts direct
-- column: bank.card_tx.amt -> bank.balance.bal direct
-- column: bank.wire_tx.amt -> bank.balance.bal direct
-- column: bank.card_tx.acct -> bank.balance.* window
-- column: bank.wire_tx.acct -> bank.balance.* window
-- column: bank.card_tx.ts -> bank.balance.* window
-- column: bank.wire_tx.ts -> bank.balance.* window
-- column: bank.wire_tx.state -> bank.balance.* filter
WITH all_tx AS (
    SELECT a.acct, a.amt, a.ts FROM bank.card_tx a
    UNION ALL
    SELECT w.acct, w.amt * -1, w.ts FROM bank.wire_tx w WHERE w.state = 'S'
)
INSERT INTO bank.balance (acct, ts, bal)
SELECT t.acct, t.ts,
       sum(t.amt) OVER (PARTITION BY t.acct ORDER BY t.ts ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)
FROM all_tx t;
-- end

-- id: impala_estate_012
-- dialect: impala
-- construct: merge, subquery
-- reads: ods.sensor_upd
-- writes: ice.sensor
-- column: ods.sensor_upd.sensor_id -> ice.sensor.sensor_id direct
-- column: ods.sensor_upd.label -> ice.sensor.label direct
-- column: ice.sensor.sensor_id -> ice.sensor.* join
-- column: ods.sensor_upd.sensor_id -> ice.sensor.* join
-- column: ods.sensor_upd.batch -> ice.sensor.* filter
-- column: ods.sensor_upd.op -> ice.sensor.* filter
MERGE INTO ice.sensor t
USING (SELECT u.sensor_id, u.label, u.op FROM ods.sensor_upd u WHERE u.batch = 42) s
ON t.sensor_id = s.sensor_id
WHEN MATCHED AND s.op = 'D' THEN DELETE
WHEN MATCHED THEN UPDATE SET label = s.label
WHEN NOT MATCHED THEN INSERT (sensor_id, label) VALUES (s.sensor_id, s.label);
-- end

-- id: impala_estate_013
-- dialect: impala
-- construct: ctas
-- reads: ods.fx
-- writes: kd.fx
-- column: ods.fx.ccy -> kd.fx.ccy direct
-- column: ods.fx.rate_day -> kd.fx.rate_day direct
-- column: ods.fx.rate -> kd.fx.rate direct
-- column: ods.fx.rate -> kd.fx.* filter
CREATE TABLE kd.fx
PRIMARY KEY (ccy, rate_day)
PARTITION BY HASH (ccy) PARTITIONS 4,
RANGE (rate_day) (PARTITION VALUES < '2024-01-01', PARTITION '2024-01-01' <= VALUES < '2025-01-01')
STORED AS KUDU
AS
SELECT ccy, rate_day, rate FROM ods.fx WHERE rate IS NOT NULL;
-- end

-- id: impala_estate_014
-- dialect: impala
-- construct: rename, ctas, external_table, script
-- reads: calc.kpi, mart.kpi
-- writes: mart.kpi_old, mart.kpi
-- column: calc.kpi.name -> mart.kpi.name direct
-- column: calc.kpi.val -> mart.kpi.val direct
CREATE EXTERNAL TABLE IF NOT EXISTS land.kpi_file LIKE PARQUET '/land/kpi/part-0.parq'
STORED AS PARQUET LOCATION '/land/kpi';
CREATE TABLE mart.kpi_build STORED AS PARQUET AS SELECT k.name, k.val FROM calc.kpi k;
ALTER TABLE mart.kpi RENAME TO mart.kpi_old;
ALTER TABLE mart.kpi_build RENAME TO mart.kpi;
-- end

-- id: impala_estate_015
-- dialect: impala
-- construct: insert, script, variable
-- reads: ice.loan
-- writes: ${var:target_db}.loan_snap
-- column: ice.loan.loan_id -> ${var:target_db}.loan_snap.loan_id direct
-- column: ice.loan.balance -> ${var:target_db}.loan_snap.balance direct
-- column: ice.loan.branch -> ${var:target_db}.loan_snap.* filter
SET MEM_LIMIT=8g;
SET SYNC_DDL=1;
INSERT OVERWRITE ${var:target_db}.loan_snap PARTITION (ds = '${var:ds}')
SELECT loan_id, balance
FROM ice.loan FOR SYSTEM_TIME AS OF '${var:asof}'
WHERE branch = ${var:branch};
-- end

-- id: impala_estate_016
-- dialect: impala
-- construct: select, subquery
-- reads: fraud.tx, fraud.profile, fraud.whitelist
-- column: fraud.tx.card -> <result>.card direct
-- column: fraud.tx.merchant -> <result>.merchant direct
-- column: fraud.tx.web_id -> <result>.device direct
-- column: fraud.tx.pos_id -> <result>.device direct
-- column: fraud.tx.channel -> <result>.* filter
-- column: fraud.tx.amount -> <result>.* filter
-- column: fraud.profile.amount -> <result>.* filter
-- column: fraud.profile.active -> <result>.* filter
-- column: fraud.tx.merchant -> <result>.* filter
-- column: fraud.whitelist.merchant -> <result>.* filter
-- column: fraud.tx.booked -> <result>.* filter
-- column: fraud.tx.amount -> <result>.* sort
SELECT t.card, t.merchant,
       CASE t.channel WHEN 'W' THEN t.web_id WHEN 'P' THEN t.pos_id ELSE 'n/a' END AS device
FROM fraud.tx t TABLESAMPLE SYSTEM(20) REPEATABLE(7)
WHERE t.amount > (SELECT avg(p.amount) FROM fraud.profile p WHERE p.active = true)
  AND t.merchant NOT IN (SELECT w.merchant FROM fraud.whitelist w)
  AND t.booked > now() - INTERVAL 7 DAYS
ORDER BY t.amount DESC
LIMIT 100;
-- end
