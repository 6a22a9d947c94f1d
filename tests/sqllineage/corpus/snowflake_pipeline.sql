-- id: snowflake_pipeline_001
-- dialect: snowflake
-- construct: flatten, json, insert
-- reads: raw.stripe_events
-- writes: staging.invoice_lines
-- column: raw.stripe_events.payload -> staging.invoice_lines.invoice_id direct
-- column: raw.stripe_events.payload -> staging.invoice_lines.line_no direct
-- column: raw.stripe_events.payload -> staging.invoice_lines.amount direct
-- column: raw.stripe_events.loaded_at -> staging.invoice_lines.loaded_at direct
-- column: raw.stripe_events.payload -> staging.invoice_lines.* filter
INSERT INTO staging.invoice_lines (invoice_id, line_no, amount, loaded_at)
SELECT e.payload:data.object.id::string,
       l.index + 1,
       l.value:amount::number(12, 2) / 100,
       e.loaded_at
FROM raw.stripe_events e,
     LATERAL FLATTEN(input => e.payload:data.object.lines.data) l
WHERE e.payload:type::string = 'invoice.paid';
-- end

-- id: snowflake_pipeline_002
-- dialect: snowflake
-- construct: swap, script, ctas
-- reads: raw.subscription, analytics.subscription
-- writes: analytics.subscription, analytics.subscription_build
-- column: raw.subscription.id -> analytics.subscription.subscription_id direct
-- column: raw.subscription.plan -> analytics.subscription.plan direct
CREATE OR REPLACE TABLE analytics.subscription_build AS
SELECT id AS subscription_id, plan FROM raw.subscription;
ALTER TABLE analytics.subscription SWAP WITH analytics.subscription_build;
-- end

-- id: snowflake_pipeline_003
-- dialect: snowflake
-- construct: swap
-- reads: prod.core.orders, prod.core.orders_next
-- writes: prod.core.orders, prod.core.orders_next
ALTER TABLE IF EXISTS prod.core.orders SWAP WITH prod.core.orders_next;
-- end

-- id: snowflake_pipeline_004
-- dialect: snowflake
-- construct: window, select
-- reads: raw.cdc_customer
-- writes: core.customer
-- column: raw.cdc_customer.id -> core.customer.id direct
-- column: raw.cdc_customer.email -> core.customer.email direct
-- column: raw.cdc_customer.id -> core.customer.* window
-- column: raw.cdc_customer.lsn -> core.customer.* window
-- column: raw.cdc_customer.op -> core.customer.* filter
CREATE OR REPLACE TABLE core.customer COPY GRANTS AS
SELECT id, email
FROM raw.cdc_customer
WHERE op <> 'd'
QUALIFY row_number() OVER (PARTITION BY id ORDER BY lsn DESC) = 1;
-- end

-- id: snowflake_pipeline_005
-- dialect: snowflake
-- construct: merge, subquery
-- reads: staging.price_stream
-- writes: core.price
-- column: staging.price_stream.sku -> core.price.sku direct
-- column: staging.price_stream.price -> core.price.price direct
-- column: core.price.sku -> core.price.* join
-- column: staging.price_stream.sku -> core.price.* join
-- column: staging.price_stream.metadata$action -> core.price.* filter
-- column: staging.price_stream.metadata$isupdate -> core.price.* filter
MERGE INTO core.price p
USING (
    SELECT sku, price, metadata$action AS action, metadata$isupdate AS is_update
    FROM staging.price_stream
) s
ON p.sku = s.sku
WHEN MATCHED AND s.action = 'DELETE' AND NOT s.is_update THEN DELETE
WHEN MATCHED AND s.action = 'INSERT' THEN UPDATE SET p.price = s.price
WHEN NOT MATCHED AND s.action = 'INSERT' THEN INSERT (sku, price) VALUES (s.sku, s.price);
-- end

-- id: snowflake_pipeline_006
-- dialect: snowflake
-- construct: copy
-- writes: raw.app_log
COPY INTO raw.app_log (ts, level, body)
FROM (
    SELECT $1:ts::timestamp_ntz, $1:level::string, $1
    FROM @raw.log_stage/2024/ (FILE_FORMAT => 'json_ff')
)
PATTERN = '.*[.]json[.]gz'
ON_ERROR = 'SKIP_FILE';
-- end

-- id: snowflake_pipeline_007
-- dialect: snowflake
-- construct: copy, unload
-- reads: mart.partner_payout
COPY INTO @export.partner_stage/payout_
FROM (SELECT partner_id, amount FROM mart.partner_payout WHERE period = '2024-06')
FILE_FORMAT = (TYPE = CSV COMPRESSION = GZIP)
HEADER = TRUE OVERWRITE = TRUE;
-- end

-- id: snowflake_pipeline_008
-- dialect: snowflake
-- construct: multi_insert
-- reads: staging.all_events
-- writes: core.clicks, core.purchases, core.other_events
-- column: staging.all_events.id -> core.clicks.id direct
-- column: staging.all_events.target -> core.clicks.target direct
-- column: staging.all_events.id -> core.purchases.id direct
-- column: staging.all_events.amount -> core.purchases.amount direct
-- column: staging.all_events.id -> core.other_events.id direct
-- column: staging.all_events.kind -> core.clicks.* filter
-- column: staging.all_events.kind -> core.purchases.* filter
-- column: staging.all_events.amount -> core.purchases.* filter
-- column: staging.all_events.kind -> core.other_events.* filter
-- column: staging.all_events.amount -> core.other_events.* filter
-- column: staging.all_events.valid -> core.clicks.* filter
-- column: staging.all_events.valid -> core.purchases.* filter
-- column: staging.all_events.valid -> core.other_events.* filter
INSERT FIRST
    WHEN kind = 'click' THEN
        INTO core.clicks (id, target) VALUES (id, target)
    WHEN kind = 'purchase' AND amount > 0 THEN
        INTO core.purchases (id, amount) VALUES (id, amount)
    ELSE
        INTO core.other_events (id) VALUES (id)
SELECT id, kind, target, amount FROM staging.all_events WHERE valid;
-- end

-- id: snowflake_pipeline_009
-- dialect: snowflake
-- construct: procedure, script, variable
-- reads: staging.shipments, ops.parameters
-- writes: mart.late_shipments
-- column: staging.shipments.shipment_id -> mart.late_shipments.shipment_id direct
-- column: staging.shipments.delivered_at -> mart.late_shipments.days_late direct
-- column: staging.shipments.promised_at -> mart.late_shipments.days_late direct
-- column: staging.shipments.delivered_at -> mart.late_shipments.* filter
-- column: staging.shipments.promised_at -> mart.late_shipments.* filter
-- column: ops.parameters.value -> mart.late_shipments.* filter
-- column: ops.parameters.name -> mart.late_shipments.* filter
CREATE OR REPLACE PROCEDURE mart.load_late_shipments()
RETURNS VARCHAR
LANGUAGE SQL
EXECUTE AS CALLER
AS
$$
DECLARE
    tolerance INTEGER;
BEGIN
    SELECT value::integer INTO :tolerance FROM ops.parameters WHERE name = 'tolerance_days';
    INSERT INTO mart.late_shipments (shipment_id, days_late)
    SELECT shipment_id, datediff(day, promised_at, delivered_at)
    FROM staging.shipments
    WHERE datediff(day, promised_at, delivered_at) > :tolerance;
    RETURN 'done';
END;
$$;
-- end

-- id: snowflake_pipeline_010
-- dialect: snowflake
-- construct: procedure, dynamic_sql
-- reads: core.account
-- writes: audit.account_count
-- dropped: 1
CREATE OR REPLACE PROCEDURE audit.count_rows(table_name VARCHAR)
RETURNS INTEGER
LANGUAGE SQL
AS
$$
BEGIN
    EXECUTE IMMEDIATE 'INSERT INTO audit.account_count (cnt) SELECT count(*) FROM core.account';
    EXECUTE IMMEDIATE 'INSERT INTO audit.table_count SELECT count(*) FROM ' || table_name;
    RETURN 1;
END;
$$;
-- end

-- id: snowflake_pipeline_011
-- dialect: snowflake
-- construct: quoted_name, view
-- reads: SRC.orders
-- writes: mart.v_orders
-- column: SRC.orders.Order Id -> mart.v_orders.order_id direct
-- column: SRC.orders.total -> mart.v_orders.Total direct
CREATE OR REPLACE SECURE VIEW mart.v_orders AS
SELECT "Order Id" AS order_id, TOTAL AS "Total"
FROM "SRC".Orders;
-- end

-- id: snowflake_pipeline_012
-- dialect: snowflake
-- construct: clone, star
-- schema: {"tables": {"prod.core.region": ["region_id", "region_name"]}}
-- reads: prod.core.region
-- writes: dev.core.region
-- column: prod.core.region.region_id -> dev.core.region.region_id direct
-- column: prod.core.region.region_name -> dev.core.region.region_name direct
CREATE OR REPLACE TABLE dev.core.region CLONE prod.core.region AT (OFFSET => -3600);
-- end

-- id: snowflake_pipeline_013
-- dialect: snowflake
-- construct: pivot, ctas
-- schema: {"tables": {"sales.by_quarter": ["store_id", "quarter", "net"]}}
-- reads: sales.by_quarter
-- writes: mart.store_quarters
-- column: sales.by_quarter.store_id -> mart.store_quarters.store_id direct
-- column: sales.by_quarter.net -> mart.store_quarters.q1 direct
-- column: sales.by_quarter.net -> mart.store_quarters.q2 direct
-- column: sales.by_quarter.quarter -> mart.store_quarters.* filter
CREATE TABLE mart.store_quarters AS
SELECT *
FROM sales.by_quarter
PIVOT (sum(net) FOR quarter IN ('Q1', 'Q2')) AS p (store_id, q1, q2);
-- end

-- id: snowflake_pipeline_014
-- dialect: snowflake
-- construct: unpivot, insert
-- reads: hr.survey
-- writes: hr.survey_answers
-- column: hr.survey.employee_id -> hr.survey_answers.employee_id direct
-- column: hr.survey.q_pay -> hr.survey_answers.score direct
-- column: hr.survey.q_team -> hr.survey_answers.score direct
-- column: hr.survey.q_boss -> hr.survey_answers.score direct
INSERT INTO hr.survey_answers (employee_id, question, score)
SELECT employee_id, question, score
FROM hr.survey
UNPIVOT (score FOR question IN (q_pay, q_team, q_boss));
-- end

-- id: snowflake_pipeline_015
-- dialect: snowflake
-- construct: star_except, select, star
-- schema: {"tables": {"crm.person": ["person_id", "email", "ssn", "born_on"]}}
-- reads: crm.person
-- writes: safe.person
-- column: crm.person.person_id -> safe.person.person_id direct
-- column: crm.person.email -> safe.person.mail direct
-- column: crm.person.born_on -> safe.person.born_on direct
CREATE VIEW safe.person AS
SELECT * EXCLUDE (ssn) RENAME (email AS mail) FROM crm.person;
-- end

-- id: snowflake_pipeline_016
-- dialect: snowflake
-- construct: star_replace, star
-- schema: {"tables": {"crm.person": ["person_id", "email", "salt"]}}
-- reads: crm.person
-- column: crm.person.person_id -> <result>.person_id direct
-- column: crm.person.email -> <result>.email direct
-- column: crm.person.salt -> <result>.email direct
-- column: crm.person.salt -> <result>.salt direct
SELECT * REPLACE (sha2(email || salt) AS email) FROM crm.person;
-- end

-- id: snowflake_pipeline_017
-- dialect: snowflake
-- construct: temp_table, script
-- reads: raw.clicks, raw.ads
-- writes: mart.ad_clicks
-- column: raw.clicks.ad_id -> mart.ad_clicks.ad_id direct
-- column: raw.ads.campaign -> mart.ad_clicks.campaign direct
-- column: raw.clicks.ad_id -> mart.ad_clicks.* group
-- column: raw.clicks.ad_id -> mart.ad_clicks.* join
-- column: raw.ads.ad_id -> mart.ad_clicks.* join
USE SCHEMA mart;
CREATE OR REPLACE TEMPORARY TABLE click_counts (ad_id NUMBER, n NUMBER);
INSERT INTO click_counts SELECT ad_id, count(*) FROM raw.clicks GROUP BY ad_id;
CREATE OR REPLACE TABLE mart.ad_clicks AS
SELECT c.ad_id, a.campaign, c.n
FROM click_counts c
LEFT JOIN raw.ads a ON a.ad_id = c.ad_id;
-- end

-- id: snowflake_pipeline_018
-- dialect: snowflake
-- construct: select, window
-- schema: {"tables": {"fin.trade": ["trade_id", "qty", "px", "fee"]}}
-- reads: fin.trade
-- column: fin.trade.trade_id -> <result>.trade_id direct
-- column: fin.trade.qty -> <result>.gross direct
-- column: fin.trade.px -> <result>.gross direct
-- column: fin.trade.qty -> <result>.net direct
-- column: fin.trade.px -> <result>.net direct
-- column: fin.trade.fee -> <result>.net direct
-- column: fin.trade.qty -> <result>.* filter
-- column: fin.trade.px -> <result>.* filter
SELECT trade_id, qty * px AS gross, gross - zeroifnull(fee) AS net
FROM fin.trade
WHERE gross > 1000;
-- end

-- id: snowflake_pipeline_019
-- dialect: snowflake
-- construct: join, select
-- reads: md.trades, md.quotes
-- column: md.trades.symbol -> <result>.symbol direct
-- column: md.quotes.bid -> <result>.bid direct
-- column: md.trades.at -> <result>.* join
-- column: md.quotes.at -> <result>.* join
-- column: md.trades.symbol -> <result>.* join
-- column: md.quotes.symbol -> <result>.* join
SELECT t.symbol, q.bid
FROM md.trades t
ASOF JOIN md.quotes q
    MATCH_CONDITION (t.at >= q.at)
    ON t.symbol = q.symbol;
-- end

-- id: snowflake_pipeline_020
-- dialect: snowflake
-- construct: external_table
CREATE OR REPLACE EXTERNAL TABLE ext.readings (
    device STRING AS (value:c1::string),
    celsius FLOAT AS (value:c2::float)
)
LOCATION = @ext.sensor_stage
AUTO_REFRESH = TRUE
FILE_FORMAT = (TYPE = PARQUET);
-- end

-- id: snowflake_pipeline_021
-- dialect: snowflake
-- construct: function
-- reads: ref.vat_rates
CREATE OR REPLACE FUNCTION ref.vat(country STRING)
RETURNS NUMBER(5, 2)
AS
$$
    SELECT max(rate) FROM ref.vat_rates WHERE iso = country
$$;
-- end

-- id: snowflake_pipeline_022
-- dialect: snowflake
-- construct: cursor, loop, procedure
-- reads: core.contract
-- writes: core.renewal
-- column: core.contract.contract_id -> core.renewal.contract_id direct
-- column: core.contract.fee -> core.renewal.fee direct
-- column: core.contract.ends_on -> core.renewal.* filter
CREATE OR REPLACE PROCEDURE core.renew()
RETURNS VARCHAR
LANGUAGE SQL
AS
DECLARE
    c CURSOR FOR SELECT contract_id, fee FROM core.contract WHERE ends_on < current_date();
    id NUMBER;
    new_fee NUMBER;
BEGIN
    FOR row_variable IN c DO
        id := row_variable.contract_id;
        new_fee := row_variable.fee * 1.05;
        INSERT INTO core.renewal (contract_id, fee) VALUES (:id, :new_fee);
    END FOR;
    RETURN 'ok';
END;
-- end

-- id: snowflake_pipeline_023
-- dialect: snowflake
-- construct: jinja, cte, join
-- reads: stg_orders, shopify.refunds
-- column: stg_orders.order_id -> <result>.order_id direct
-- column: shopify.refunds.amount -> <result>.refunded direct
-- column: stg_orders.order_id -> <result>.* join
-- column: shopify.refunds.order_id -> <result>.* join
-- column: stg_orders.order_id -> <result>.* group
-- column: stg_orders.updated_at -> <result>.* filter
{{ config(materialized='incremental', unique_key='order_id') }}

with orders as (
    select * from {{ ref('stg_orders') }}
    {% if is_incremental() %}
    where updated_at > '{{ var("since") }}'
    {% endif %}
)

select o.order_id, sum(r.amount) as refunded
from orders as o
left join {{ source('shopify', 'refunds') }} as r on r.order_id = o.order_id
group by 1
-- end

-- id: snowflake_pipeline_024
-- dialect: snowflake
-- construct: update, delete, script
-- reads: stg.address_fix, stg.bounced
-- writes: crm.address, crm.mailing
-- column: stg.address_fix.zip -> crm.address.zip direct
-- column: crm.address.address_id -> crm.address.* filter
-- column: stg.address_fix.address_id -> crm.address.* filter
-- column: crm.mailing.email -> crm.mailing.* filter
-- column: stg.bounced.email -> crm.mailing.* filter
UPDATE crm.address a SET zip = f.zip FROM stg.address_fix f WHERE f.address_id = a.address_id;
DELETE FROM crm.mailing USING stg.bounced b WHERE crm.mailing.email = b.email;
-- end

-- id: snowflake_pipeline_025
-- dialect: snowflake
-- construct: materialized_view, aggregate
-- reads: lake.telemetry
-- writes: lake.telemetry_hourly
-- column: lake.telemetry.machine -> lake.telemetry_hourly.machine direct
-- column: lake.telemetry.at -> lake.telemetry_hourly.hour direct
-- column: lake.telemetry.temp -> lake.telemetry_hourly.max_temp direct
-- column: lake.telemetry.machine -> lake.telemetry_hourly.* group
-- column: lake.telemetry.at -> lake.telemetry_hourly.* group
CREATE MATERIALIZED VIEW lake.telemetry_hourly
CLUSTER BY (machine)
AS
SELECT machine, date_trunc('hour', at) AS hour, max(temp) AS max_temp
FROM lake.telemetry
GROUP BY ALL;
-- end
