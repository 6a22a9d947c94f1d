-- id: snowflake_estate_001
-- dialect: snowflake
-- construct: procedure, script, temp_table, merge
-- reads: raw.erp.customer, raw.erp.address
-- writes: core.customer, ops.load_log
-- column: raw.erp.customer.customer_no -> core.customer.customer_no direct
-- column: raw.erp.customer.name -> core.customer.name direct
-- column: raw.erp.address.city -> core.customer.city direct
-- column: raw.erp.customer.customer_no -> core.customer.* join
-- column: raw.erp.address.customer_no -> core.customer.* join
-- column: raw.erp.address.kind -> core.customer.* join
-- column: core.customer.customer_no -> core.customer.* join
-- column: raw.erp.customer.loaded_at -> core.customer.* filter
-- column: raw.erp.customer.customer_no -> core.customer.* window
-- column: raw.erp.customer.loaded_at -> core.customer.* window
-- column: core.customer.hash -> core.customer.* filter
-- column: raw.erp.customer.name -> core.customer.* filter
-- column: raw.erp.address.city -> core.customer.* filter
-- column: raw.erp.customer.name -> core.customer.hash direct
-- column: raw.erp.address.city -> core.customer.hash direct
CREATE OR REPLACE PROCEDURE core.load_customer(since TIMESTAMP_NTZ)
RETURNS NUMBER
LANGUAGE SQL
COMMENT = 'nightly; INSERT INTO nothing'
AS
$$
DECLARE
    n NUMBER DEFAULT 0;
BEGIN
    CREATE OR REPLACE TEMPORARY TABLE work_customer AS
    SELECT c.customer_no, c.name, a.city, md5(c.name || coalesce(a.city, '')) AS hash
    FROM raw.erp.customer c
    LEFT JOIN raw.erp.address a ON a.customer_no = c.customer_no AND a.kind = 'main'
    WHERE c.loaded_at >= :since
    QUALIFY row_number() OVER (PARTITION BY c.customer_no ORDER BY c.loaded_at DESC) = 1;

    MERGE INTO core.customer t
    USING work_customer w ON w.customer_no = t.customer_no
    WHEN MATCHED AND w.hash <> t.hash THEN UPDATE SET t.name = w.name, t.city = w.city, t.hash = w.hash
    WHEN NOT MATCHED THEN INSERT (customer_no, name, city, hash) VALUES (w.customer_no, w.name, w.city, w.hash);

    n := SQLROWCOUNT;
    INSERT INTO ops.load_log (what, n, at) SELECT 'customer', :n, current_timestamp();
    RETURN n;
EXCEPTION
    WHEN STATEMENT_ERROR THEN
        ROLLBACK;
        RETURN -1;
END;
$$;
-- end

-- id: snowflake_estate_002
-- dialect: snowflake
-- construct: ctas, window, join
-- reads: web.page_view, web.account
-- writes: mart.funnel
-- column: web.account.segment -> mart.funnel.segment direct
-- column: web.page_view.step -> mart.funnel.first_step direct
-- column: web.page_view.session_id -> mart.funnel.sessions direct
-- column: web.page_view.account_id -> mart.funnel.* join
-- column: web.account.account_id -> mart.funnel.* join
-- column: web.page_view.session_id -> mart.funnel.* window
-- column: web.page_view.at -> mart.funnel.* window
-- column: web.account.segment -> mart.funnel.* group
-- column: web.page_view.step -> mart.funnel.* group
CREATE OR REPLACE TABLE mart.funnel AS
WITH first_step AS (
    SELECT session_id, account_id,
           first_value(step) OVER (PARTITION BY session_id ORDER BY at) AS first_step
    FROM web.page_view
)
SELECT a.segment, f.first_step, count(DISTINCT f.session_id) AS sessions
FROM first_step f
INNER JOIN web.account a ON a.account_id = f.account_id
GROUP BY a.segment, f.first_step;
-- end

-- id: snowflake_estate_003
-- dialect: snowflake
-- construct: rename, script
-- reads: raw.plan, dim.plan
-- writes: dim.plan, dim.plan_old
-- column: raw.plan.code -> dim.plan.code direct
BEGIN TRANSACTION;
CREATE TABLE dim.plan_new AS SELECT code FROM raw.plan;
ALTER TABLE dim.plan RENAME TO dim.plan_old;
ALTER TABLE dim.plan_new RENAME TO dim.plan;
COMMIT;
-- end

-- id: snowflake_estate_004
-- dialect: snowflake
-- construct: select, quoted_name, join
-- reads: "raw.v2".Orders, crm.customer
-- column: "raw.v2".Orders.Total Net -> <result>.net direct
-- column: crm.customer.name -> <result>.Customer direct
-- column: "raw.v2".Orders.customerId -> <result>.* join
-- column: crm.customer.id -> <result>.* join
SELECT o."Total Net" AS net, c.NAME AS "Customer"
FROM "raw.v2"."Orders" AS o
JOIN CRM.Customer AS c ON c.Id = o."customerId";
-- end

-- id: snowflake_estate_005
-- dialect: snowflake
-- construct: flatten, json, view
-- reads: raw.api
-- writes: stg.order_discount
-- column: raw.api.v -> stg.order_discount.order_id direct
-- column: raw.api.v -> stg.order_discount.code direct
-- column: raw.api.v -> stg.order_discount.eur direct
-- column: raw.api.file_row -> stg.order_discount.* filter
CREATE VIEW stg.order_discount AS
WITH o AS (SELECT v AS doc FROM raw.api WHERE file_row > 0)
SELECT o.doc:"orderId"::int AS order_id, d.key AS code, d.value:amount::float AS eur
FROM o, LATERAL FLATTEN(INPUT => o.doc:discounts, MODE => 'OBJECT') d;
-- end

-- id: snowflake_estate_006
-- dialect: snowflake
-- construct: insert, update, delete, script
-- reads: stg.hr, core.hr
-- writes: core.hr
-- column: core.hr.emp -> core.hr.* filter
-- column: stg.hr.emp -> core.hr.* filter
-- column: stg.hr.emp -> core.hr.emp direct
-- column: stg.hr.unit -> core.hr.unit direct
-- column: stg.hr.gone -> core.hr.* filter
UPDATE core.hr SET unit = s.unit FROM stg.hr s WHERE s.emp = core.hr.emp;
INSERT INTO core.hr (emp, unit)
SELECT emp, unit FROM stg.hr WHERE emp NOT IN (SELECT emp FROM core.hr);
DELETE FROM core.hr WHERE emp IN (SELECT emp FROM stg.hr WHERE gone);
-- end
