-- id: oracle_plsql_001
-- dialect: oracle
-- construct: procedure, merge
-- reads: stg_policy
-- writes: dw_policy
-- column: stg_policy.policy_no -> dw_policy.policy_no direct
-- column: stg_policy.premium -> dw_policy.premium direct
-- column: dw_policy.policy_no -> dw_policy.* join
-- column: stg_policy.policy_no -> dw_policy.* join
-- column: stg_policy.batch_id -> dw_policy.* filter
-- column: stg_policy.premium -> dw_policy.* filter
CREATE OR REPLACE PROCEDURE load_policy (p_batch IN NUMBER) IS
BEGIN
    MERGE INTO dw_policy d
    USING (SELECT policy_no, premium FROM stg_policy WHERE batch_id = p_batch) s
    ON (d.policy_no = s.policy_no)
    WHEN MATCHED THEN
        UPDATE SET d.premium = s.premium
        WHERE s.premium IS NOT NULL
    WHEN NOT MATCHED THEN
        INSERT (policy_no, premium) VALUES (s.policy_no, s.premium);
    COMMIT;
EXCEPTION
    WHEN OTHERS THEN
        ROLLBACK;
        RAISE;
END load_policy;
/
-- end

-- id: oracle_plsql_002
-- dialect: oracle
-- construct: package, procedure, insert
-- reads: src.calls, src.agents
-- writes: dwh.fact_call, dwh.dim_agent
-- column: src.calls.call_id -> dwh.fact_call.call_id direct
-- column: src.calls.ended_at -> dwh.fact_call.seconds direct
-- column: src.calls.started_at -> dwh.fact_call.seconds direct
-- column: src.calls.ended_at -> dwh.fact_call.* filter
-- column: src.agents.agent_id -> dwh.dim_agent.agent_id direct
-- column: src.agents.first_name -> dwh.dim_agent.full_name direct
-- column: src.agents.last_name -> dwh.dim_agent.full_name direct
CREATE OR REPLACE PACKAGE BODY dwh.pkg_calls AS
    g_rows PLS_INTEGER := 0;

    PROCEDURE load_facts IS
    BEGIN
        INSERT /*+ APPEND */ INTO dwh.fact_call (call_id, seconds)
        SELECT call_id, (ended_at - started_at) * 86400
        FROM src.calls
        WHERE ended_at IS NOT NULL;
        g_rows := SQL%ROWCOUNT;
    END load_facts;

    PROCEDURE load_agents IS
    BEGIN
        DELETE FROM dwh.dim_agent;
        INSERT INTO dwh.dim_agent (agent_id, full_name)
        SELECT agent_id, first_name || ' ' || last_name FROM src.agents;
    END load_agents;

    PROCEDURE run_all IS
    BEGIN
        load_facts;
        load_agents;
    END run_all;
END pkg_calls;
/
-- end

-- id: oracle_plsql_003
-- dialect: oracle
-- construct: cursor, loop, procedure
-- reads: hr.emp
-- writes: hr.bonus
-- column: hr.emp.empno -> hr.bonus.empno direct
-- column: hr.emp.sal -> hr.bonus.amount direct
-- column: hr.emp.deptno -> hr.bonus.* filter
CREATE OR REPLACE PROCEDURE hr.grant_bonus (p_dept NUMBER) AS
BEGIN
    FOR r IN (SELECT empno, sal FROM hr.emp WHERE deptno = p_dept) LOOP
        INSERT INTO hr.bonus (empno, amount) VALUES (r.empno, r.sal * 0.1);
    END LOOP;
END;
/
-- end

-- id: oracle_plsql_004
-- dialect: oracle
-- construct: multi_insert
-- reads: web_orders
-- writes: small_orders, large_orders, all_orders
-- column: web_orders.order_id -> small_orders.order_id direct
-- column: web_orders.total -> small_orders.total direct
-- column: web_orders.order_id -> large_orders.order_id direct
-- column: web_orders.total -> large_orders.total direct
-- column: web_orders.order_id -> all_orders.order_id direct
-- column: web_orders.total -> small_orders.* filter
-- column: web_orders.total -> large_orders.* filter
INSERT ALL
    WHEN total < 100 THEN
        INTO small_orders (order_id, total) VALUES (order_id, total)
    WHEN total >= 100 THEN
        INTO large_orders (order_id, total) VALUES (order_id, total)
    WHEN 1 = 1 THEN
        INTO all_orders (order_id) VALUES (order_id)
SELECT order_id, total FROM web_orders;
-- end

-- id: oracle_plsql_005
-- dialect: oracle
-- construct: select, join
-- reads: ar_invoices, ar_payments
-- column: ar_invoices.invoice_no -> <result>.invoice_no direct
-- column: ar_invoices.amount -> <result>.open_amount direct
-- column: ar_payments.amount -> <result>.open_amount direct
-- column: ar_invoices.invoice_no -> <result>.* filter
-- column: ar_payments.invoice_no -> <result>.* filter
SELECT i.invoice_no, i.amount - NVL(p.amount, 0) AS open_amount
FROM ar_invoices i, ar_payments p
WHERE i.invoice_no = p.invoice_no (+)
  AND ROWNUM <= 1000;
-- end

-- id: oracle_plsql_006
-- dialect: oracle
-- construct: recursive_cte, select
-- reads: bom
-- column: bom.part_no -> <result>.part_no direct
-- column: bom.description -> <result>.label direct
-- column: bom.parent_no -> <result>.* filter
-- column: bom.part_no -> <result>.* join
-- column: bom.parent_no -> <result>.* join
-- column: bom.part_no -> <result>.* sort
SELECT part_no, LPAD(' ', 2 * LEVEL) || description AS label
FROM bom
START WITH parent_no IS NULL
CONNECT BY PRIOR part_no = parent_no
ORDER SIBLINGS BY part_no;
-- end

-- id: oracle_plsql_007
-- dialect: oracle
-- construct: dynamic_sql, procedure
-- reads: core.limits
-- writes: risk.limits_snapshot
-- column: core.limits.limit_id -> risk.limits_snapshot.limit_id direct
-- column: core.limits.ceiling -> risk.limits_snapshot.ceiling direct
CREATE OR REPLACE PROCEDURE risk.snapshot AS
    v_sql VARCHAR2(4000);
BEGIN
    EXECUTE IMMEDIATE 'TRUNCATE TABLE risk.limits_snapshot';
    v_sql := 'INSERT INTO risk.limits_snapshot (limit_id, ceiling) ' ||
             'SELECT limit_id, ceiling FROM core.limits';
    EXECUTE IMMEDIATE v_sql;
    DBMS_OUTPUT.PUT_LINE('rows: ' || SQL%ROWCOUNT);
END;
/
-- end

-- id: oracle_plsql_008
-- dialect: oracle
-- construct: dynamic_sql, loop, cursor
-- reads: etl_tables
-- dropped: 1
DECLARE
    l_count NUMBER;
BEGIN
    FOR t IN (SELECT table_name FROM etl_tables WHERE active = 'Y') LOOP
        EXECUTE IMMEDIATE 'DELETE FROM stage.' || t.table_name;
    END LOOP;
END;
/
-- end

-- id: oracle_plsql_009
-- dialect: oracle
-- construct: partition_exchange
-- reads: fact_usage, stage_usage
-- writes: fact_usage, stage_usage
ALTER TABLE fact_usage EXCHANGE PARTITION p202406 WITH TABLE stage_usage
    INCLUDING INDEXES WITHOUT VALIDATION;
-- end

-- id: oracle_plsql_010
-- dialect: oracle
-- construct: quoted_name, view
-- reads: app.OrderItems
-- writes: v_item_totals
-- column: app.OrderItems.OrderId -> v_item_totals.order_id direct
-- column: app.OrderItems.qty -> v_item_totals.line_total direct
-- column: app.OrderItems.Unit Price -> v_item_totals.line_total direct
CREATE OR REPLACE FORCE VIEW v_item_totals (order_id, line_total) AS
SELECT "OrderId", qty * "Unit Price" FROM APP."OrderItems"
WITH READ ONLY;
-- end

-- id: oracle_plsql_011
-- dialect: oracle
-- construct: update, correlated
-- reads: dept_budget
-- writes: dept
-- column: dept_budget.amount -> dept.budget direct
-- column: dept_budget.deptno -> dept.* filter
-- column: dept.deptno -> dept.* filter
-- column: dept_budget.year -> dept.* filter
UPDATE dept d
SET d.budget = (SELECT SUM(b.amount) FROM dept_budget b WHERE b.deptno = d.deptno AND b.year = 2024)
WHERE EXISTS (SELECT NULL FROM dept_budget b WHERE b.deptno = d.deptno AND b.year = 2024);
-- end

-- id: oracle_plsql_012
-- dialect: oracle
-- construct: pivot, select
-- reads: sensor_daily
-- column: sensor_daily.site -> <result>.site direct
-- column: sensor_daily.kwh -> <result>.day_kwh direct
-- column: sensor_daily.kwh -> <result>.night_kwh direct
-- column: sensor_daily.tariff -> <result>.* filter
SELECT site, day_kwh, night_kwh
FROM (SELECT site, tariff, kwh FROM sensor_daily)
PIVOT (SUM(kwh) AS kwh FOR tariff IN ('D' AS day, 'N' AS night));
-- end

-- id: oracle_plsql_013
-- dialect: oracle
-- construct: unpivot, insert
-- reads: phone_book
-- writes: phone_list
-- column: phone_book.person_id -> phone_list.person_id direct
-- column: phone_book.home_phone -> phone_list.phone direct
-- column: phone_book.work_phone -> phone_list.phone direct
INSERT INTO phone_list (person_id, kind, phone)
SELECT person_id, kind, phone
FROM phone_book
UNPIVOT INCLUDE NULLS (phone FOR kind IN (home_phone AS 'H', work_phone AS 'W'));
-- end

-- id: oracle_plsql_014
-- dialect: oracle
-- construct: variable, procedure
-- reads: control_dates, gl_balances
-- writes: gl_monthly
-- column: gl_balances.account -> gl_monthly.account direct
-- column: gl_balances.balance -> gl_monthly.balance direct
-- column: control_dates.close_date -> gl_monthly.closed_on direct
-- column: gl_balances.period_end -> gl_monthly.* filter
-- column: control_dates.close_date -> gl_monthly.* filter
-- column: control_dates.ledger -> gl_monthly.* filter
CREATE OR REPLACE PROCEDURE close_month AS
    v_close control_dates.close_date%TYPE;
BEGIN
    SELECT close_date INTO v_close FROM control_dates WHERE ledger = 'MAIN';

    INSERT INTO gl_monthly (account, balance, closed_on)
    SELECT account, balance, v_close
    FROM gl_balances
    WHERE period_end = v_close;
END close_month;
/
-- end

-- id: oracle_plsql_015
-- dialect: oracle
-- construct: cursor, loop, update
-- reads: stock_count
-- writes: stock
-- column: stock_count.counted -> stock.qty direct
-- column: stock.sku -> stock.* filter
-- column: stock_count.sku -> stock.* filter
-- column: stock_count.approved -> stock.* filter
DECLARE
    CURSOR c_count IS
        SELECT sku, counted FROM stock_count WHERE approved = 1;
    r_count c_count%ROWTYPE;
BEGIN
    OPEN c_count;
    LOOP
        FETCH c_count INTO r_count;
        EXIT WHEN c_count%NOTFOUND;
        UPDATE stock SET qty = r_count.counted WHERE sku = r_count.sku;
    END LOOP;
    CLOSE c_count;
END;
/
-- end

-- id: oracle_plsql_016
-- dialect: oracle
-- construct: cursor, variable, loop
-- reads: old_readings
-- writes: readings
-- column: old_readings.meter_id -> readings.meter_id direct
-- column: old_readings.val -> readings.val direct
DECLARE
    TYPE t_ids IS TABLE OF old_readings.meter_id%TYPE;
    TYPE t_vals IS TABLE OF old_readings.val%TYPE;
    l_ids t_ids;
    l_vals t_vals;
BEGIN
    SELECT meter_id, val BULK COLLECT INTO l_ids, l_vals FROM old_readings;
    FORALL i IN 1 .. l_ids.COUNT
        INSERT INTO readings (meter_id, val) VALUES (l_ids(i), l_vals(i));
END;
/
-- end

-- id: oracle_plsql_017
-- dialect: oracle
-- construct: function
-- reads: tax_rate
CREATE OR REPLACE FUNCTION get_tax (p_country IN VARCHAR2) RETURN NUMBER IS
    v_rate NUMBER;
BEGIN
    SELECT rate INTO v_rate FROM tax_rate WHERE country = p_country;
    RETURN v_rate;
EXCEPTION
    WHEN NO_DATA_FOUND THEN
        RETURN 0;
END;
/
-- end

-- id: oracle_plsql_018
-- dialect: oracle
-- construct: materialized_view, aggregate
-- reads: pos_sale
-- writes: mv_sale_day
-- column: pos_sale.shop -> mv_sale_day.shop direct
-- column: pos_sale.sold_at -> mv_sale_day.day direct
-- column: pos_sale.eur -> mv_sale_day.eur direct
-- column: pos_sale.shop -> mv_sale_day.* group
-- column: pos_sale.sold_at -> mv_sale_day.* group
CREATE MATERIALIZED VIEW mv_sale_day
BUILD IMMEDIATE REFRESH FAST ON COMMIT
ENABLE QUERY REWRITE
AS SELECT shop, TRUNC(sold_at) AS day, SUM(eur) AS eur, COUNT(*) AS n
FROM pos_sale GROUP BY shop, TRUNC(sold_at);
-- end

-- id: oracle_plsql_019
-- dialect: oracle
-- construct: select, aggregate
-- reads: loans
-- column: loans.loan_id -> <result>.loan_id direct
-- column: loans.rate_fix -> <result>.rate direct
-- column: loans.rate_float -> <result>.rate direct
-- column: loans.grade -> <result>.segment direct
-- column: loans.kind -> <result>.* filter
-- column: loans.overdue_days -> <result>.* filter
SELECT loan_id,
       DECODE(kind, 'F', rate_fix, rate_float) AS rate,
       NVL2(overdue_days, 'bad', grade) AS segment
FROM loans;
-- end

-- id: oracle_plsql_020
-- dialect: oracle
-- construct: json, lateral
-- reads: api_log
-- writes: api_item
-- column: api_log.log_id -> api_item.log_id direct
-- column: api_log.doc -> api_item.code direct
-- column: api_log.doc -> api_item.qty direct
INSERT INTO api_item (log_id, code, qty)
SELECT l.log_id, j.code, j.qty
FROM api_log l,
     JSON_TABLE(l.doc, '$.items[*]'
         COLUMNS (code VARCHAR2(20) PATH '$.code', qty NUMBER PATH '$.qty')) j;
-- end

-- id: oracle_plsql_021
-- dialect: oracle
-- construct: external_table
CREATE TABLE ext_zip (zip VARCHAR2(10), town VARCHAR2(80))
ORGANIZATION EXTERNAL (
    TYPE ORACLE_LOADER
    DEFAULT DIRECTORY load_dir
    ACCESS PARAMETERS (RECORDS DELIMITED BY NEWLINE FIELDS TERMINATED BY ';')
    LOCATION ('zip.csv')
) REJECT LIMIT UNLIMITED;
-- end

-- id: oracle_plsql_022
-- dialect: oracle
-- construct: temp_table, script
-- reads: claims
-- writes: claims_top
-- column: claims.holder -> claims_top.holder direct
-- column: claims.paid -> claims_top.paid direct
-- column: claims.holder -> claims_top.* group
-- column: claims.paid -> claims_top.* filter
CREATE GLOBAL TEMPORARY TABLE gtt_paid (holder NUMBER, paid NUMBER) ON COMMIT PRESERVE ROWS;
INSERT INTO gtt_paid (holder, paid) SELECT holder, SUM(paid) FROM claims GROUP BY holder;
INSERT INTO claims_top (holder, paid) SELECT holder, paid FROM gtt_paid WHERE paid > 10000;
COMMIT;
-- end

-- id: oracle_plsql_023
-- dialect: oracle
-- construct: rename, script
-- reads: customer_src, customer
-- writes: customer_bak, customer
-- column: customer_src.cust_id -> customer.cust_id direct
-- column: customer_src.vip -> customer.vip direct
CREATE TABLE customer_tmp NOLOGGING PARALLEL 4 AS SELECT cust_id, vip FROM customer_src;
ALTER TABLE customer RENAME TO customer_bak;
RENAME customer_tmp TO customer;
-- end

-- id: oracle_plsql_024
-- dialect: oracle
-- construct: aggregate, select, window
-- reads: project_hours
-- column: project_hours.project -> <result>.project direct
-- column: project_hours.person -> <result>.people direct
-- column: project_hours.hours -> <result>.top_hours direct
-- column: project_hours.person -> <result>.* sort
-- column: project_hours.week -> <result>.* sort
-- column: project_hours.project -> <result>.* group
SELECT project,
       LISTAGG(person, ', ') WITHIN GROUP (ORDER BY person) AS people,
       MAX(hours) KEEP (DENSE_RANK LAST ORDER BY week) AS top_hours
FROM project_hours
GROUP BY project;
-- end
