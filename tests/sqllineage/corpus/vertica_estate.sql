-- id: vertica_estate_001
-- dialect: vertica
-- construct: ddl, copy, script
-- writes: stg.page_view
CREATE TABLE stg.page_view (
  view_id INT NOT NULL,
  url VARCHAR(2000) ENCODING ZSTD_COMP,
  seen_at TIMESTAMPTZ,
  view_day DATE DEFAULT seen_at::DATE
) ORDER BY seen_at, view_id
SEGMENTED BY HASH(view_id) ALL NODES KSAFE 1
PARTITION BY view_day GROUP BY CALENDAR_HIERARCHY_DAY(view_day, 2, 2);
COPY stg.page_view (view_id, url, raw_at FILLER VARCHAR(40), seen_at AS TO_TIMESTAMP(raw_at, 'DD.MM.YYYY HH24:MI'))
FROM '/data/pv/*.gz' ON ANY NODE GZIP DELIMITER '|' ENCLOSED BY '"' SKIP 1
REJECTED DATA '/tmp/pv.rej' EXCEPTIONS '/tmp/pv.exc' STREAM NAME 'pv';
SELECT ANALYZE_STATISTICS('stg.page_view');
-- end

-- id: vertica_estate_002
-- dialect: vertica
-- construct: script, variable, insert
-- reads: raw.device
-- writes: dwh.device
-- column: raw.device.device_id -> dwh.device.device_id direct
-- column: raw.device.model -> dwh.device.model direct
-- column: raw.device.model -> dwh.device.* filter
\set ON_ERROR_STOP on
\set src raw
\timing
INSERT /*+LABEL(load_device)*/ INTO dwh.device (device_id, model)
SELECT d.device_id, d.model FROM :src.device d WHERE d.model IS NOT NULL;
COMMIT;
-- end

-- id: vertica_estate_003
-- dialect: vertica
-- construct: temp_table, window, script
-- reads: mkt.tick
-- writes: mkt.quote_bar
-- column: mkt.tick.symbol -> mkt.quote_bar.symbol direct
-- column: mkt.tick.bid -> mkt.quote_bar.bid direct
-- column: mkt.tick.venue -> mkt.quote_bar.* filter
-- column: mkt.tick.symbol -> mkt.quote_bar.* window
-- column: mkt.tick.ts -> mkt.quote_bar.* window
CREATE LOCAL TEMPORARY TABLE quote_1m ON COMMIT PRESERVE ROWS AS
SELECT symbol, TS_FIRST_VALUE(bid, 'LINEAR') AS bid
FROM mkt.tick
WHERE venue = 'XETR'
TIMESERIES slice_time AS '1 minute' OVER (PARTITION BY symbol ORDER BY ts);
INSERT INTO mkt.quote_bar (symbol, bid)
SELECT q.symbol, q.bid FROM quote_1m q;
-- end

-- id: vertica_estate_004
-- dialect: vertica
-- construct: select, window
-- reads: web.click
-- column: web.click.uid -> <result>.uid direct
-- column: web.click.page -> <result>.page direct
-- column: web.click.uid -> <result>.* window
-- column: web.click.clicked_at -> <result>.* window
-- column: web.click.referrer -> <result>.* filter
-- column: web.click.action -> <result>.* filter
SELECT uid, page, EVENT_NAME() AS step, MATCH_ID() AS funnel
FROM web.click
MATCH (
  PARTITION BY uid ORDER BY clicked_at
  DEFINE
    landing AS referrer NOT ILIKE '%shop.example%',
    browse  AS action = 'V',
    buy     AS action = 'P'
  PATTERN p AS (landing browse* buy)
  ROWS MATCH FIRST EVENT);
-- end

-- id: vertica_estate_005
-- dialect: vertica
-- construct: ctas, window
-- reads: dwh.store_month
-- writes: rpt.top_store
-- column: dwh.store_month.store_region -> rpt.top_store.store_region direct
-- column: dwh.store_month.store_name -> rpt.top_store.store_name direct
-- column: dwh.store_month.revenue -> rpt.top_store.revenue direct
-- column: dwh.store_month.yr -> rpt.top_store.* filter
-- column: dwh.store_month.store_region -> rpt.top_store.* window
-- column: dwh.store_month.revenue -> rpt.top_store.* window
CREATE TABLE rpt.top_store AS
SELECT store_region, store_name, revenue
FROM dwh.store_month
WHERE yr = 2024
LIMIT 3 OVER (PARTITION BY store_region ORDER BY revenue DESC);
-- end

-- id: vertica_estate_006
-- dialect: vertica
-- construct: insert, join
-- reads: mkt.trade, mkt.quote
-- writes: mkt.trade_quote
-- column: mkt.trade.trade_id -> mkt.trade_quote.trade_id direct
-- column: mkt.trade.price -> mkt.trade_quote.price direct
-- column: mkt.quote.bid -> mkt.trade_quote.bid direct
-- column: mkt.trade.symbol -> mkt.trade_quote.* join
-- column: mkt.quote.symbol -> mkt.trade_quote.* join
-- column: mkt.trade.traded_at -> mkt.trade_quote.* join
-- column: mkt.quote.quoted_at -> mkt.trade_quote.* join
INSERT INTO mkt.trade_quote (trade_id, price, bid)
SELECT t.trade_id, t.price, q.bid
FROM mkt.trade t
LEFT OUTER JOIN mkt.quote q
  ON t.symbol = q.symbol
 AND t.traded_at INTERPOLATE PREVIOUS VALUE q.quoted_at;
-- end

-- id: vertica_estate_007
-- dialect: vertica
-- construct: merge
-- reads: stg.customer
-- writes: dwh.customer
-- column: stg.customer.cust_id -> dwh.customer.cust_id direct
-- column: stg.customer.email -> dwh.customer.email direct
-- column: dwh.customer.cust_id -> dwh.customer.* join
-- column: stg.customer.cust_id -> dwh.customer.* join
-- column: dwh.customer.email -> dwh.customer.* filter
-- column: stg.customer.email -> dwh.customer.* filter
MERGE /*+LABEL(mrg_cust)*/ INTO dwh.customer tgt
USING stg.customer src ON tgt.cust_id = src.cust_id
WHEN MATCHED AND tgt.email <> src.email THEN UPDATE SET email = src.email, upd_ts = SYSDATE
WHEN NOT MATCHED THEN INSERT (cust_id, email) VALUES (src.cust_id, src.email);
-- end

-- id: vertica_estate_008
-- dialect: vertica
-- construct: procedure, loop, variable
-- reads: etl.batch, stg.usage_raw, cfg.alarm
-- writes: dwh.usage_day, dwh.meter
-- column: dwh.usage_day.loaded_on -> dwh.usage_day.* filter
-- column: stg.usage_raw.meter_id -> dwh.usage_day.meter_id direct
-- column: stg.usage_raw.qty -> dwh.usage_day.qty direct
-- column: stg.usage_raw.batch_id -> dwh.usage_day.* filter
-- column: etl.batch.batch_id -> dwh.usage_day.* filter
-- column: etl.batch.state -> dwh.usage_day.* filter
-- column: stg.usage_raw.meter_id -> dwh.usage_day.* group
-- column: cfg.alarm.limit_qty -> dwh.meter.limit_qty direct
-- column: dwh.meter.meter_id -> dwh.meter.* filter
-- column: cfg.alarm.meter_id -> dwh.meter.* filter
CREATE OR REPLACE PROCEDURE etl.roll_day(p_day DATE)
LANGUAGE PLvSQL
SECURITY DEFINER
AS $$
DECLARE
  v_max INT;
  r_id INT;
  r_qty INT;
BEGIN
  v_max := SELECT MAX(b.batch_id) FROM etl.batch b WHERE b.state = 'open';
  PERFORM DELETE FROM dwh.usage_day WHERE loaded_on = p_day;
  PERFORM INSERT INTO dwh.usage_day (meter_id, qty)
    SELECT u.meter_id, SUM(u.qty) FROM stg.usage_raw u WHERE u.batch_id = v_max GROUP BY u.meter_id;
  FOR r_id, r_qty IN QUERY SELECT a.meter_id, a.limit_qty FROM cfg.alarm a LOOP
    PERFORM UPDATE dwh.meter SET limit_qty = r_qty WHERE meter_id = r_id;
  END LOOP;
  PERFORM COMMIT;
END;
$$;
-- end

-- id: vertica_estate_009
-- dialect: vertica
-- construct: partition_exchange, swap, script
-- reads: dwh.event, stg.event_fix
-- writes: arc.event_2023, stg.event_fix, dwh.event
SELECT MOVE_PARTITIONS_TO_TABLE('dwh.event', '2023-01-01', '2023-01-31', 'arc.event_2023', true);
SELECT SWAP_PARTITIONS_BETWEEN_TABLES('stg.event_fix', '2024-05-01', '2024-05-31', 'dwh.event');
-- end

-- id: vertica_estate_010
-- dialect: vertica
-- construct: rename, insert, script
-- reads: stg.tariff, dwh.tariff
-- writes: dwh.tariff_old, dwh.tariff
-- column: stg.tariff.zone_cd -> dwh.tariff.zone_cd direct
-- column: stg.tariff.price -> dwh.tariff.eur direct
CREATE TABLE dwh.tariff_new LIKE dwh.tariff INCLUDING PROJECTIONS;
INSERT INTO dwh.tariff_new (zone_cd, eur)
SELECT z.zone_cd, z.price FROM stg.tariff z;
ALTER TABLE dwh.tariff, dwh.tariff_new RENAME TO tariff_old, tariff;
-- end

-- id: vertica_estate_011
-- dialect: vertica
-- construct: copy, json, script
-- reads: raw.tweet
-- writes: raw.tweet, dwh.tweet
-- column: raw.tweet.__raw__ -> dwh.tweet.tweet_id direct
-- column: raw.tweet.__raw__ -> dwh.tweet.lang direct
-- column: raw.tweet.__raw__ -> dwh.tweet.body direct
CREATE FLEX TABLE raw.tweet();
COPY raw.tweet FROM '/in/tweets.json' PARSER FJSONPARSER(flatten_maps=true);
INSERT INTO dwh.tweet (tweet_id, lang, body)
SELECT MAPLOOKUP(t.__raw__, 'id')::INT,
       MAPLOOKUP(t.__raw__, 'user.lang')::VARCHAR(8),
       MAPLOOKUP(t.__raw__, 'text')
FROM raw.tweet t;
-- end

-- id: vertica_estate_012
-- dialect: vertica
-- construct: unload
-- reads: fin.ledger, fin.period
EXPORT TO PARQUET (directory = 's3://lake/ledger/2024', compression = 'snappy')
  OVER (PARTITION BY fiscal_month ORDER BY posted_at)
AS SELECT l.entry_id, l.amount, l.posted_at, l.fiscal_month
FROM fin.ledger l
WHERE l.period_id IN (SELECT p.period_id FROM fin.period p WHERE p.closed);
-- end

-- id: vertica_estate_013
-- dialect: vertica
-- construct: update, delete, subquery, script
-- reads: crm.routing, crm.blacklist
-- writes: crm.lead
-- column: crm.routing.owner_id -> crm.lead.owner_id direct
-- column: crm.lead.score -> crm.lead.score direct
-- column: crm.routing.bonus -> crm.lead.score direct
-- column: crm.routing.region -> crm.lead.* filter
-- column: crm.lead.region -> crm.lead.* filter
-- column: crm.lead.lead_id -> crm.lead.* filter
-- column: crm.blacklist.lead_id -> crm.lead.* filter
UPDATE crm.lead l
   SET owner_id = r.owner_id, score = l.score + r.bonus
  FROM crm.routing r
 WHERE r.region = l.region;
DELETE FROM crm.lead
 WHERE lead_id IN (SELECT b.lead_id FROM crm.blacklist b);
-- end

-- id: vertica_estate_014
-- dialect: vertica
-- construct: select, window
-- reads: plant.machine_log
-- column: plant.machine_log.machine_id -> <result>.machine_id direct
-- column: plant.machine_log.logged_at -> <result>.slot direct
-- column: plant.machine_log.state -> <result>.run_no direct
-- column: plant.machine_log.temp_c -> <result>.ema direct
-- column: plant.machine_log.machine_id -> <result>.* window
-- column: plant.machine_log.logged_at -> <result>.* window
-- column: plant.machine_log.logged_at -> <result>.* filter
SELECT machine_id,
       TIME_SLICE(logged_at, 15, 'MINUTE') AS slot,
       CONDITIONAL_CHANGE_EVENT(state) OVER (PARTITION BY machine_id ORDER BY logged_at) AS run_no,
       EXPONENTIAL_MOVING_AVERAGE(temp_c, 0.3) OVER (PARTITION BY machine_id ORDER BY logged_at) AS ema
FROM plant.machine_log
WHERE logged_at > NOW() - INTERVAL '1 DAY';
-- end

-- id: vertica_estate_015
-- dialect: vertica
-- construct: view, cte, using_join
-- reads: bill.account, bill.session_use
-- writes: rpt.v_churn
-- column: bill.account.acct_id -> rpt.v_churn.acct_id direct
-- column: bill.account.plan_cd -> rpt.v_churn.plan_cd direct
-- column: bill.account.plan_cd -> rpt.v_churn.label direct
-- column: bill.session_use.used_at -> rpt.v_churn.* filter
-- column: bill.account.acct_id -> rpt.v_churn.* join
-- column: bill.session_use.acct_id -> rpt.v_churn.* join
-- column: bill.account.acct_id -> rpt.v_churn.* group
-- column: bill.account.plan_cd -> rpt.v_churn.* group
CREATE OR REPLACE VIEW rpt.v_churn INCLUDE SCHEMA PRIVILEGES AS
WITH base AS (
  SELECT a.acct_id, a.plan_cd, MAX(u.used_at) AS last_use
  FROM bill.account a LEFT JOIN bill.session_use u USING (acct_id)
  GROUP BY a.acct_id, a.plan_cd
)
SELECT acct_id, plan_cd,
       CASE WHEN last_use < CURRENT_DATE - 90 THEN 'lost' ELSE plan_cd END AS label
FROM base;
-- end

-- id: vertica_estate_016
-- dialect: vertica
-- construct: insert, unnest
-- reads: blog.post
-- writes: blog.post_tag
-- column: blog.post.tags -> blog.post_tag.pos direct
-- column: blog.post.tags -> blog.post_tag.tag direct
-- column: blog.post.post_id -> blog.post_tag.* window
-- column: blog.post.published -> blog.post_tag.* filter
INSERT INTO blog.post_tag (pos, tag)
SELECT EXPLODE(p.tags) OVER (PARTITION BY p.post_id) AS (pos, tag)
FROM blog.post p
WHERE p.published;
-- end
