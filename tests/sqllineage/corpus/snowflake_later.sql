-- id: snowflake_later_001
-- dialect: snowflake
-- construct: ctas, clone, script
-- schema: {"tables": {"prod.sales.orders": ["id", "total"]}}
-- reads: prod.sales.orders, dev.sales.orders
-- writes: dev.sales.orders, dev.sales.orders_2024
-- column: prod.sales.orders.id -> dev.sales.orders.id direct
-- column: prod.sales.orders.total -> dev.sales.orders.total direct
-- column: dev.sales.orders.id -> dev.sales.orders_2024.id direct
-- column: dev.sales.orders.total -> dev.sales.orders_2024.total direct
-- column: dev.sales.orders.total -> dev.sales.orders_2024.* filter
CREATE OR REPLACE TABLE dev.sales.orders CLONE prod.sales.orders AT (OFFSET => -3600);
CREATE OR REPLACE TRANSIENT TABLE dev.sales.orders_2024 AS SELECT * FROM dev.sales.orders WHERE total > 0;
-- end

-- id: snowflake_later_002
-- dialect: snowflake
-- construct: swap, script
-- reads: raw.device
-- writes: core.device
-- column: raw.device.serial -> core.device.serial direct
-- column: raw.device.model -> core.device.model direct
-- column: raw.device.retired -> core.device.* filter
CREATE OR REPLACE TABLE core.device_swap LIKE core.device;
INSERT INTO core.device_swap (serial, model) SELECT serial, model FROM raw.device WHERE NOT retired;
ALTER TABLE core.device SWAP WITH core.device_swap;
DROP TABLE core.device_swap;
-- end

-- id: snowflake_later_003
-- dialect: snowflake
-- construct: flatten, json, insert
-- reads: raw.events
-- writes: core.event_tag
-- column: raw.events.payload -> core.event_tag.event_id direct
-- column: raw.events.payload -> core.event_tag.tag direct
-- column: raw.events.payload -> core.event_tag.pos direct
-- column: raw.events.loaded_at -> core.event_tag.loaded_at direct
-- column: raw.events.payload -> core.event_tag.* filter
INSERT INTO core.event_tag (event_id, tag, pos, loaded_at)
SELECT e.payload:id::STRING, t.value:name::STRING, t.index, e.loaded_at
FROM raw.events AS e
, LATERAL FLATTEN(INPUT => e.payload:tags, OUTER => TRUE) t
WHERE e.payload['type'] = 'click'
  AND GET_PATH(e.payload, 'geo.country')::STRING = 'DE';
-- end

-- id: snowflake_later_004
-- dialect: snowflake
-- construct: copy, script
-- writes: raw.landing, raw.landing_meta
COPY INTO raw.landing (id, body)
FROM (SELECT $1:id, $1 FROM @raw.stage/in/ (FILE_FORMAT => 'json_fmt') t)
PATTERN = '.*[.]json'
ON_ERROR = 'SKIP_FILE';
COPY INTO raw.landing_meta FROM @~/meta FILE_FORMAT = (TYPE = CSV SKIP_HEADER = 1) PURGE = TRUE;
-- end

-- id: snowflake_later_005
-- dialect: snowflake
-- construct: unload, copy
-- reads: mart.invoice
COPY INTO @exports/invoice_
FROM (SELECT no, total FROM mart.invoice WHERE total > 0)
FILE_FORMAT = (TYPE = PARQUET) HEADER = TRUE OVERWRITE = TRUE;
-- end

-- id: snowflake_later_006
-- dialect: snowflake
-- construct: merge, window, subquery
-- reads: raw.customer_stream
-- writes: core.customer
-- column: raw.customer_stream.id -> core.customer.id direct
-- column: raw.customer_stream.name -> core.customer.name direct
-- column: raw.customer_stream.email -> core.customer.email direct
-- column: core.customer.id -> core.customer.* join
-- column: raw.customer_stream.id -> core.customer.* join
-- column: raw.customer_stream.id -> core.customer.* window
-- column: raw.customer_stream.ts -> core.customer.* window
-- column: raw.customer_stream.metadata$action -> core.customer.* filter
MERGE INTO core.customer t
USING (
  SELECT id, name, email, metadata$action AS action
  FROM raw.customer_stream
  QUALIFY ROW_NUMBER() OVER (PARTITION BY id ORDER BY ts DESC) = 1
) s ON t.id = s.id
WHEN MATCHED AND s.action = 'DELETE' THEN DELETE
WHEN MATCHED THEN UPDATE SET t.name = s.name, t.email = s.email
WHEN NOT MATCHED AND s.action = 'INSERT' THEN INSERT (id, name, email) VALUES (s.id, s.name, s.email);
-- end

-- id: snowflake_later_007
-- dialect: snowflake
-- construct: procedure, script, variable
-- reads: etl.watermark, raw.ping
-- writes: core.ping, etl.watermark
-- column: raw.ping.device -> core.ping.device direct
-- column: raw.ping.at -> core.ping.at direct
-- column: raw.ping.at -> etl.watermark.hi direct
-- column: raw.ping.at -> core.ping.* filter
-- column: etl.watermark.hi -> core.ping.* filter
-- column: etl.watermark.name -> core.ping.* filter
-- column: etl.watermark.name -> etl.watermark.* filter
CREATE OR REPLACE PROCEDURE etl.load_ping()
RETURNS STRING
LANGUAGE SQL
EXECUTE AS CALLER
AS
$$
DECLARE
  lo TIMESTAMP_NTZ;
  hi TIMESTAMP_NTZ;
BEGIN
  SELECT hi INTO :lo FROM etl.watermark WHERE name = 'ping';
  hi := (SELECT MAX(at) FROM raw.ping);
  IF (hi IS NULL) THEN
    RETURN 'nothing';
  END IF;
  INSERT INTO core.ping (device, at) SELECT device, at FROM raw.ping WHERE at > :lo;
  UPDATE etl.watermark SET hi = :hi WHERE name = 'ping';
  RETURN SQLROWCOUNT || ' rows';
EXCEPTION
  WHEN STATEMENT_ERROR THEN
    RETURN OBJECT_CONSTRUCT('error', SQLERRM);
END;
$$;
-- end

-- id: snowflake_later_008
-- dialect: snowflake
-- construct: procedure
-- dropped: 1
CREATE OR REPLACE PROCEDURE util.clean(days FLOAT)
RETURNS VARCHAR
LANGUAGE JAVASCRIPT
AS
$$
  var st = snowflake.createStatement({sqlText: "DELETE FROM raw.landing WHERE at < DATEADD(day, -" + DAYS + ", CURRENT_DATE())"});
  st.execute();
  return "ok";
$$;
-- end

-- id: snowflake_later_009
-- dialect: snowflake
-- construct: script, merge
-- reads: raw.orders_stream
-- writes: core.orders_latest
-- column: raw.orders_stream.order_id -> core.orders_latest.order_id direct
-- column: raw.orders_stream.state -> core.orders_latest.state direct
-- column: raw.orders_stream.metadata$action -> core.orders_latest.* filter
CREATE OR REPLACE STREAM raw.orders_stream ON TABLE raw.orders APPEND_ONLY = FALSE;
CREATE OR REPLACE TASK etl.t_orders
  WAREHOUSE = etl_wh
  SCHEDULE = 'USING CRON 0 * * * * UTC'
WHEN SYSTEM$STREAM_HAS_DATA('RAW.ORDERS_STREAM')
AS
INSERT INTO core.orders_latest (order_id, state)
SELECT order_id, state FROM raw.orders_stream WHERE metadata$action = 'INSERT';
ALTER TASK etl.t_orders RESUME;
-- end

-- id: snowflake_later_010
-- dialect: snowflake
-- construct: star_except, window
-- schema: {"tables": {"crm.contact": ["id", "mail", "phone", "updated_at", "ssn"]}}
-- reads: crm.contact
-- writes: crm.contact_clean
-- column: crm.contact.id -> crm.contact_clean.id direct
-- column: crm.contact.mail -> crm.contact_clean.email direct
-- column: crm.contact.phone -> crm.contact_clean.phone direct
-- column: crm.contact.updated_at -> crm.contact_clean.updated_at direct
-- column: crm.contact.id -> crm.contact_clean.* window
-- column: crm.contact.updated_at -> crm.contact_clean.* window
CREATE OR REPLACE SECURE VIEW crm.contact_clean COPY GRANTS AS
SELECT * EXCLUDE (ssn) RENAME (mail AS email)
FROM crm.contact
QUALIFY 1 = RANK() OVER (PARTITION BY id ORDER BY updated_at DESC);
-- end

-- id: snowflake_later_011
-- dialect: snowflake
-- construct: multi_insert
-- reads: stg.click
-- writes: core.click_de, core.click_other, core.click_audit
-- column: stg.click.id -> core.click_de.id direct
-- column: stg.click.url -> core.click_de.url direct
-- column: stg.click.id -> core.click_other.id direct
-- column: stg.click.url -> core.click_other.url direct
-- column: stg.click.id -> core.click_audit.id direct
-- column: stg.click.country -> core.click_de.* filter
-- column: stg.click.country -> core.click_other.* filter
-- column: stg.click.country -> core.click_audit.* filter
INSERT FIRST
  WHEN country = 'DE' THEN
    INTO core.click_de (id, url) VALUES (id, url)
  ELSE
    INTO core.click_other (id, url) VALUES (id, url)
    INTO core.click_audit (id) VALUES (id)
SELECT id, url, country FROM stg.click;
-- end

-- id: snowflake_later_012
-- dialect: snowflake
-- construct: pivot, cte
-- reads: fin.ledger
-- column: fin.ledger.account -> <result>.account direct
-- column: fin.ledger.amount -> <result>.'jan' direct
-- column: fin.ledger.amount -> <result>.'feb' direct
-- column: fin.ledger.month -> <result>.* filter
WITH m AS (SELECT account, month, amount FROM fin.ledger)
SELECT * FROM m PIVOT (SUM(amount) FOR month IN ('jan', 'feb'));
-- end

-- id: snowflake_later_013
-- dialect: snowflake
-- construct: materialized_view, cte, join
-- reads: core.orders, core.customer
-- writes: mart.orders_dt
-- column: core.orders.order_id -> mart.orders_dt.order_id direct
-- column: core.customer.segment -> mart.orders_dt.segment direct
-- column: core.orders.total -> mart.orders_dt.eur direct
-- column: core.orders.customer_id -> mart.orders_dt.* join
-- column: core.customer.id -> mart.orders_dt.* join
-- column: core.orders.total -> mart.orders_dt.* filter
CREATE OR REPLACE DYNAMIC TABLE mart.orders_dt
  TARGET_LAG = '20 minutes'
  WAREHOUSE = transform_wh
  REFRESH_MODE = INCREMENTAL
AS
WITH o AS (SELECT order_id, customer_id, total FROM core.orders WHERE total IS NOT NULL)
SELECT o.order_id, c.segment, ROUND(o.total, 2) AS eur
FROM o LEFT JOIN core.customer c ON c.id = o.customer_id;
-- end

-- id: snowflake_later_014
-- dialect: snowflake
-- construct: dynamic_sql, loop, cursor
-- reads: ops.tenant
-- dropped: 1
DECLARE
  c1 CURSOR FOR SELECT name FROM ops.tenant WHERE active;
BEGIN
  FOR r IN c1 DO
    LET q STRING := 'DELETE FROM ' || r.name || '.public.session WHERE expired';
    EXECUTE IMMEDIATE :q;
  END FOR;
END;
-- end

-- id: snowflake_later_015
-- dialect: snowflake
-- construct: select, join, lateral
-- reads: md.quote, md.trade
-- column: md.trade.sym -> <result>.sym direct
-- column: md.trade.at -> <result>.at direct
-- column: md.quote.bid -> <result>.bid direct
-- column: md.quote.at -> <result>.* join
-- column: md.trade.at -> <result>.* join
-- column: md.quote.sym -> <result>.* join
-- column: md.trade.sym -> <result>.* join
SELECT t.sym, t.at, q.bid
FROM md.trade t
ASOF JOIN md.quote q
MATCH_CONDITION (t.at >= q.at)
ON t.sym = q.sym;
-- end

-- id: snowflake_later_016
-- dialect: snowflake
-- construct: jinja, cte, join
-- reads: stg_orders, raw.payments
-- column: stg_orders.order_id -> <result>.order_id direct
-- column: raw.payments.amount -> <result>.paid direct
-- column: raw.payments.order_id -> <result>.* join
-- column: stg_orders.order_id -> <result>.* join
-- column: stg_orders.order_id -> <result>.* group
-- column: raw.payments.status -> <result>.* filter
{{ config(materialized='incremental', unique_key='order_id') }}

{%- set ok = ['paid', 'settled'] -%}

with orders as (

    select * from {{ ref('stg_orders') }}

),

payments as (
    select order_id, amount
    from {{ source('raw', 'payments') }}
    where status in ({% for s in ok %}'{{ s }}'{% if not loop.last %}, {% endif %}{% endfor %})
)

select
    orders.order_id,
    sum(payments.amount) as paid
from orders
left join payments on payments.order_id = orders.order_id
group by 1
-- end

-- id: snowflake_later_017
-- dialect: snowflake
-- construct: update, join, subquery
-- reads: stg.fx, ref.calendar
-- writes: fin.position
-- column: fin.position.amount -> fin.position.amount_eur direct
-- column: stg.fx.rate -> fin.position.amount_eur direct
-- column: fin.position.ccy -> fin.position.* filter
-- column: stg.fx.ccy -> fin.position.* filter
-- column: fin.position.day -> fin.position.* filter
-- column: stg.fx.day -> fin.position.* filter
-- column: ref.calendar.day -> fin.position.* filter
-- column: ref.calendar.is_open -> fin.position.* filter
UPDATE fin.position p
SET amount_eur = p.amount * f.rate
FROM stg.fx f
WHERE p.ccy = f.ccy AND p.day = f.day
  AND p.day IN (SELECT day FROM ref.calendar WHERE is_open);
-- end
