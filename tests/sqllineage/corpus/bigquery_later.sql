-- id: bigquery_later_001
-- dialect: bigquery
-- construct: script, variable, temp_table
-- reads: raw.events, ops.watermark
-- writes: dwh.events, ops.watermark
-- column: raw.events.event_id -> dwh.events.event_id direct
-- column: raw.events.user_id -> dwh.events.user_id direct
-- column: raw.events.ts -> ops.watermark.hi direct
-- column: raw.events.ts -> dwh.events.* filter
-- column: ops.watermark.hi -> dwh.events.* filter
-- column: ops.watermark.job -> dwh.events.* filter
-- column: ops.watermark.job -> ops.watermark.* filter
DECLARE lo, new_hi TIMESTAMP;
DECLARE n INT64 DEFAULT 0;
SET lo = (SELECT hi FROM ops.watermark WHERE job = 'events');
SET new_hi = (SELECT MAX(ts) FROM raw.events);
CREATE TEMP TABLE fresh AS
SELECT event_id, user_id FROM raw.events WHERE ts > lo;
BEGIN TRANSACTION;
INSERT INTO dwh.events (event_id, user_id) SELECT event_id, user_id FROM fresh;
SET n = @@row_count;
UPDATE ops.watermark SET hi = new_hi WHERE job = 'events';
COMMIT TRANSACTION;
-- end

-- id: bigquery_later_002
-- dialect: bigquery
-- construct: unnest, struct, select
-- reads: bigquery-public-data.ga_sessions.ga_sessions_*
-- column: bigquery-public-data.ga_sessions.ga_sessions_*.fullvisitorid -> <result>.fullvisitorid direct
-- column: bigquery-public-data.ga_sessions.ga_sessions_*.hits -> <result>.page direct
-- column: bigquery-public-data.ga_sessions.ga_sessions_*.hits -> <result>.product direct
-- column: bigquery-public-data.ga_sessions.ga_sessions_*.hits -> <result>.* filter
SELECT fullVisitorId, h.page.pagePath AS page, p.v2ProductName AS product
FROM `bigquery-public-data.ga_sessions.ga_sessions_*`,
UNNEST(hits) AS h,
UNNEST(h.product) AS p
WHERE _TABLE_SUFFIX BETWEEN FORMAT_DATE('%Y%m%d', DATE_SUB(CURRENT_DATE(), INTERVAL 7 DAY)) AND '20240630'
  AND h.type = 'PAGE';
-- end

-- id: bigquery_later_003
-- dialect: bigquery
-- construct: star_except, star_replace, view
-- schema: {"tables": {"crm.person": ["id", "name", "ssn", "city"]}}
-- reads: crm.person
-- writes: mart.person
-- column: crm.person.id -> mart.person.id direct
-- column: crm.person.name -> mart.person.name direct
-- column: crm.person.city -> mart.person.city direct
CREATE OR REPLACE VIEW mart.person
OPTIONS (description = 'no ssn; cleaned', labels = [('team', 'crm')])
AS SELECT * EXCEPT (ssn) REPLACE (INITCAP(city) AS city) FROM crm.person;
-- end

-- id: bigquery_later_004
-- dialect: bigquery
-- construct: unload
-- reads: mart.daily
EXPORT DATA OPTIONS (
  uri = 'gs://bucket/daily/*.csv', format = 'CSV', overwrite = true, header = true)
AS SELECT day, revenue FROM mart.daily WHERE day = CURRENT_DATE() ORDER BY revenue;
-- end

-- id: bigquery_later_005
-- dialect: bigquery
-- construct: merge, subquery, window
-- reads: stg.user_change
-- writes: core.user
-- column: stg.user_change.user_id -> core.user.user_id direct
-- column: stg.user_change.email -> core.user.email direct
-- column: core.user.user_id -> core.user.* join
-- column: stg.user_change.user_id -> core.user.* join
-- column: stg.user_change.user_id -> core.user.* window
-- column: stg.user_change.changed_at -> core.user.* window
-- column: stg.user_change.deleted -> core.user.* filter
MERGE `core.user` T
USING (
  SELECT user_id, email, deleted
  FROM stg.user_change
  WHERE TRUE
  QUALIFY ROW_NUMBER() OVER (PARTITION BY user_id ORDER BY changed_at DESC) = 1
) S
ON T.user_id = S.user_id
WHEN MATCHED AND S.deleted THEN DELETE
WHEN MATCHED THEN UPDATE SET email = S.email
WHEN NOT MATCHED THEN INSERT (user_id, email) VALUES (S.user_id, S.email);
-- end

-- id: bigquery_later_006
-- dialect: bigquery
-- construct: loop, script, dynamic_sql
-- reads: ops.shard
-- dropped: 1
FOR rec IN (SELECT name FROM ops.shard WHERE live) DO
  EXECUTE IMMEDIATE FORMAT('INSERT INTO dwh.all_rows SELECT * FROM `shard.%s`', rec.name);
END FOR;
-- end

-- id: bigquery_later_007
-- dialect: bigquery
-- construct: dynamic_sql, variable, script
-- reads: raw.hit
-- writes: core.hit
-- column: raw.hit.id -> core.hit.id direct
-- column: raw.hit.url -> core.hit.url direct
-- column: raw.hit.bot -> core.hit.* filter
DECLARE sql STRING;
SET sql = 'INSERT INTO core.hit (id, url) ' || 'SELECT id, url FROM raw.hit ' || 'WHERE NOT bot';
EXECUTE IMMEDIATE sql;
-- end

-- id: bigquery_later_008
-- dialect: bigquery
-- construct: pivot, cte
-- reads: sales.fact
-- writes: sales.by_quarter
-- column: sales.fact.shop -> sales.by_quarter.shop direct
-- column: sales.fact.eur -> sales.by_quarter.eur_q1 direct
-- column: sales.fact.eur -> sales.by_quarter.eur_q2 direct
-- column: sales.fact.eur -> sales.by_quarter.n_q1 direct
-- column: sales.fact.eur -> sales.by_quarter.n_q2 direct
-- column: sales.fact.quarter -> sales.by_quarter.* filter
-- column: sales.fact.year -> sales.by_quarter.* filter
CREATE OR REPLACE TABLE sales.by_quarter CLUSTER BY shop AS
WITH f AS (SELECT shop, eur, quarter FROM sales.fact WHERE year = 2024)
SELECT * FROM f
PIVOT (SUM(eur) AS eur, COUNT(eur) AS n FOR quarter IN ('Q1' AS q1, 'Q2' AS q2));
-- end

-- id: bigquery_later_009
-- dialect: bigquery
-- construct: ctas, struct, aggregate, subquery
-- reads: shop.orders, shop.lines
-- writes: mart.order_doc
-- column: shop.orders.order_id -> mart.order_doc.order_id direct
-- column: shop.lines.sku -> mart.order_doc.lines direct
-- column: shop.lines.qty -> mart.order_doc.lines direct
-- column: shop.orders.customer -> mart.order_doc.city direct
-- column: shop.orders.order_id -> mart.order_doc.* group
-- column: shop.orders.customer -> mart.order_doc.* group
-- column: shop.orders.order_id -> mart.order_doc.* join
-- column: shop.lines.order_id -> mart.order_doc.* join
-- column: shop.lines.pos -> mart.order_doc.* sort
CREATE TABLE mart.order_doc
PARTITION BY RANGE_BUCKET(order_id, GENERATE_ARRAY(0, 1000, 10))
AS
SELECT o.order_id,
       ARRAY_AGG(STRUCT(l.sku AS sku, l.qty) ORDER BY l.pos) AS lines,
       o.customer.address.city
FROM shop.orders o
JOIN shop.lines AS l ON o.order_id = l.order_id
GROUP BY o.order_id, o.customer.address.city;
-- end

-- id: bigquery_later_010
-- dialect: bigquery
-- construct: function, call
-- reads: ref.rate, fin.bill
-- column: fin.bill.no -> <result>.no direct
-- column: fin.bill.amount -> <result>.eur direct
-- column: ref.rate.rate -> <result>.eur direct
-- column: ref.rate.ccy -> <result>.* filter
-- column: fin.bill.ccy -> <result>.* filter
CREATE TEMP FUNCTION clean(s STRING) AS (LOWER(TRIM(s)));
SELECT no, amount * (SELECT r.rate FROM ref.rate r WHERE r.ccy = clean(b.ccy)) AS eur
FROM fin.bill b;
-- end

-- id: bigquery_later_011
-- dialect: bigquery
-- construct: procedure, call, script
-- reads: raw.tx, mart.tx_sum
-- writes: mart.tx_sum
-- column: raw.tx.account -> mart.tx_sum.account direct
-- column: raw.tx.amount -> mart.tx_sum.total direct
-- column: raw.tx.account -> mart.tx_sum.* group
-- column: raw.tx.amount -> mart.tx_sum.* filter
CREATE OR REPLACE PROCEDURE mart.sum_tx(IN min_amount NUMERIC, OUT n INT64)
OPTIONS (strict_mode = false)
BEGIN
  IF min_amount IS NULL THEN
    SET min_amount = 0;
  ELSEIF min_amount < 0 THEN
    RAISE USING MESSAGE = 'negative';
  END IF;
  CREATE OR REPLACE TABLE mart.tx_sum AS
  SELECT account, SUM(amount) AS total FROM raw.tx WHERE amount > min_amount GROUP BY 1;
  SET n = (SELECT COUNT(*) FROM mart.tx_sum);
END;
BEGIN
  DECLARE k INT64;
  CALL mart.sum_tx(10, k);
END;
-- end

-- id: bigquery_later_012
-- dialect: bigquery
-- construct: update, join, delete, script
-- reads: stg.fix, stg.kill
-- writes: core.part, core.part_price
-- column: stg.fix.name -> core.part.name direct
-- column: core.part.part_no -> core.part.* filter
-- column: stg.fix.part_no -> core.part.* filter
-- column: core.part_price.part_no -> core.part_price.* filter
-- column: stg.kill.part_no -> core.part_price.* filter
UPDATE core.part p SET name = f.name FROM stg.fix f WHERE p.part_no = f.part_no;
DELETE core.part_price WHERE part_no IN (SELECT part_no FROM stg.kill);
-- end

-- id: bigquery_later_013
-- dialect: bigquery
-- construct: clone, ddl, script
-- reads: prod.t1, prod.t2
-- writes: dev.t1, dev.t2_snap
-- column: prod.t1.* -> dev.t1.* direct
-- column: prod.t2.* -> dev.t2_snap.* direct
CREATE TABLE dev.t1 COPY prod.t1;
CREATE SNAPSHOT TABLE IF NOT EXISTS dev.t2_snap CLONE prod.t2
FOR SYSTEM_TIME AS OF TIMESTAMP_SUB(CURRENT_TIMESTAMP(), INTERVAL 1 HOUR)
OPTIONS (expiration_timestamp = TIMESTAMP '2030-01-01 00:00:00 UTC');
ALTER TABLE dev.t1 ADD COLUMN IF NOT EXISTS note STRING;
-- end

-- id: bigquery_later_014
-- dialect: bigquery
-- construct: copy, external_table, script
-- writes: stg.ride
LOAD DATA OVERWRITE stg.ride (id INT64, fare NUMERIC)
FROM FILES (format = 'PARQUET', uris = ['gs://in/ride/*.parquet']);
ASSERT (SELECT 1) = 1 AS 'one';
-- end

-- id: bigquery_later_015
-- dialect: bigquery
-- construct: select, window, cte
-- reads: web.hit
-- column: web.hit.user_id -> <result>.user_id direct
-- column: web.hit.at -> <result>.session_start direct
-- column: web.hit.at -> <result>.prev direct
-- column: web.hit.user_id -> <result>.* window
-- column: web.hit.at -> <result>.* window
-- column: web.hit.user_id -> <result>.* group
-- column: web.hit.at -> <result>.* group
WITH marked AS (
  SELECT user_id, at, LAG(at) OVER w AS prev
  FROM web.hit
  WINDOW w AS (PARTITION BY user_id ORDER BY at)
)
SELECT user_id, MIN(at) AS session_start, prev
FROM marked
GROUP BY ALL
QUALIFY ROW_NUMBER() OVER (PARTITION BY user_id ORDER BY prev) = 1;
-- end
