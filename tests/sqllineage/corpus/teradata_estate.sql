-- id: teradata_estate_001
-- dialect: teradata
-- construct: temp_table, script, ctas
-- reads: edw.subscription
-- writes: mart.plan_active
-- column: edw.subscription.plan_cd -> mart.plan_active.plan_cd direct
-- column: edw.subscription.activation_dt -> mart.plan_active.first_dt direct
-- column: edw.subscription.status_cd -> mart.plan_active.* filter
-- column: edw.subscription.plan_cd -> mart.plan_active.* group
CREATE MULTISET VOLATILE TABLE vt_active, NO LOG AS (
  SEL s.subscr_id, s.plan_cd, s.activation_dt
  FROM edw.subscription s
  WHERE s.status_cd = 'A'
) WITH DATA
PRIMARY INDEX (subscr_id)
ON COMMIT PRESERVE ROWS;

COLLECT STATISTICS COLUMN (subscr_id) ON vt_active;

INSERT INTO mart.plan_active (plan_cd, cnt, first_dt)
SEL v.plan_cd, COUNT(*), MIN(v.activation_dt)
FROM vt_active v
GROUP BY 1;

DROP TABLE vt_active;
-- end

-- id: teradata_estate_002
-- dialect: teradata
-- construct: ddl, script
CREATE MULTISET TABLE edw.call_detail ,FALLBACK ,
     NO BEFORE JOURNAL,
     NO AFTER JOURNAL,
     CHECKSUM = DEFAULT,
     DEFAULT MERGEBLOCKRATIO,
     MAP = TD_MAP1
     (
      call_id DECIMAL(18,0) NOT NULL,
      caller_no VARCHAR(20) CHARACTER SET LATIN NOT CASESPECIFIC,
      started_dt DATE FORMAT 'YYYY-MM-DD' NOT NULL,
      tariff_cd CHAR(3) COMPRESS ('STD','PRM'),
      duration_s INTEGER COMPRESS 0)
PRIMARY INDEX pi_call ( call_id )
PARTITION BY RANGE_N(started_dt BETWEEN DATE '2020-01-01' AND DATE '2030-12-31'
                     EACH INTERVAL '1' MONTH, NO RANGE);
COMMENT ON TABLE edw.call_detail IS 'CDR; one row each';
COLLECT STATS COLUMN (PARTITION), COLUMN (call_id) ON edw.call_detail;
-- end

-- id: teradata_estate_003
-- dialect: teradata
-- construct: insert, window
-- reads: web.login_event
-- writes: mart.last_login
-- column: web.login_event.cust_id -> mart.last_login.cust_id direct
-- column: web.login_event.login_ts -> mart.last_login.login_day direct
-- column: web.login_event.channel_txt -> mart.last_login.channel direct
-- column: web.login_event.login_ts -> mart.last_login.* filter
-- column: web.login_event.cust_id -> mart.last_login.* window
-- column: web.login_event.login_ts -> mart.last_login.* window
INSERT INTO mart.last_login
( cust_id
, login_day
, channel
)
SELECT cust_id
     , CAST(login_ts AS DATE FORMAT 'YYYYMMDD') AS login_day
     , TRIM(channel_txt) (VARCHAR(10)) AS channel
FROM web.login_event
WHERE login_ts >= CURRENT_TIMESTAMP(0) - INTERVAL '30' DAY
QUALIFY ROW_NUMBER() OVER (PARTITION BY cust_id ORDER BY login_ts DESC) = 1;
-- end

-- id: teradata_estate_004
-- dialect: teradata
-- construct: view, join
-- reads: edw.customer, edw.segment
-- writes: v_edw.customer_360
-- column: edw.customer.cust_id -> v_edw.customer_360.cust_id direct
-- column: edw.customer.first_nm -> v_edw.customer_360.full_name direct
-- column: edw.customer.last_nm -> v_edw.customer_360.full_name direct
-- column: edw.segment.segment_desc -> v_edw.customer_360.segment direct
-- column: edw.segment.segment_cd -> v_edw.customer_360.* join
-- column: edw.customer.segment_cd -> v_edw.customer_360.* join
-- column: edw.customer.end_dt -> v_edw.customer_360.* filter
REPLACE VIEW v_edw.customer_360 (cust_id, full_name, segment) AS
LOCKING ROW FOR ACCESS
SELECT c.cust_id, c.first_nm || ' ' || c.last_nm, s.segment_desc
FROM edw.customer c
LEFT OUTER JOIN edw.segment s ON s.segment_cd = c.segment_cd
WHERE c.end_dt = DATE '9999-12-31';
-- end

-- id: teradata_estate_005
-- dialect: teradata
-- construct: update, join
-- reads: stg.policy_delta
-- writes: edw.policy
-- column: stg.policy_delta.premium_amt -> edw.policy.premium_amt direct
-- column: edw.policy.policy_no -> edw.policy.* filter
-- column: stg.policy_delta.policy_no -> edw.policy.* filter
-- column: stg.policy_delta.op_cd -> edw.policy.* filter
UPDATE tgt
FROM edw.policy tgt, stg.policy_delta src
SET premium_amt = src.premium_amt,
    upd_dt = CURRENT_DATE
WHERE tgt.policy_no = src.policy_no
  AND src.op_cd = 'U';
-- end

-- id: teradata_estate_006
-- dialect: teradata
-- construct: merge, window
-- reads: stg.account
-- writes: edw.account
-- column: stg.account.acct_no -> edw.account.acct_no direct
-- column: stg.account.bal_amt -> edw.account.bal_amt direct
-- column: stg.account.branch_cd -> edw.account.branch_cd direct
-- column: edw.account.acct_no -> edw.account.* join
-- column: stg.account.acct_no -> edw.account.* join
-- column: stg.account.acct_no -> edw.account.* window
-- column: stg.account.load_ts -> edw.account.* window
MERGE INTO edw.account AS t
USING (
  SELECT acct_no, bal_amt, branch_cd
  FROM stg.account
  QUALIFY RANK() OVER (PARTITION BY acct_no ORDER BY load_ts DESC) = 1
) AS s
ON (t.acct_no = s.acct_no)
WHEN MATCHED THEN UPDATE SET bal_amt = s.bal_amt
WHEN NOT MATCHED THEN INSERT (acct_no, bal_amt, branch_cd) VALUES (s.acct_no, s.bal_amt, s.branch_cd)
LOGGING ALL ERRORS WITH NO LIMIT;
-- end

-- id: teradata_estate_007
-- dialect: teradata
-- construct: script, insert, no_semicolon
-- reads: stg.meter_read
-- writes: stg.meter_read, edw.meter_read
-- column: stg.meter_read.meter_id -> edw.meter_read.meter_id direct
-- column: stg.meter_read.kwh -> edw.meter_read.kwh direct
.LOGON tdprod/etl_user,secret
.SET WIDTH 200
.IMPORT VARTEXT '|' FILE = /data/in/meter.txt
.QUIET ON
.REPEAT * PACK 100
USING (meter_id VARCHAR(18), kwh VARCHAR(12))
INSERT INTO stg.meter_read (meter_id, kwh) VALUES (:meter_id, :kwh);
.IF ERRORCODE <> 0 THEN .QUIT 8
INSERT INTO edw.meter_read (meter_id, kwh)
SELECT m.meter_id, CAST(m.kwh AS DECIMAL(10,3)) FROM stg.meter_read m;
.LOGOFF
.QUIT 0
-- end

-- id: teradata_estate_008
-- dialect: teradata
-- construct: update, delete, insert, script
-- reads: mart.counter_page
-- writes: mart.counter_page, mart.counter_day
-- column: mart.counter_page.hits -> mart.counter_page.hits direct
-- column: mart.counter_page.page_cd -> mart.counter_page.* filter
-- column: mart.counter_page.page_cd -> mart.counter_day.page_cd direct
-- column: mart.counter_page.hits -> mart.counter_day.hits direct
BT;
UPD mart.counter_page
   SET hits = hits + 1
 WHERE page_cd = 'HOME'
ELSE INSERT INTO mart.counter_page (page_cd, hits) VALUES ('HOME', 1);
DEL FROM mart.counter_day ALL;
INS INTO mart.counter_day (page_cd, hits)
SEL p.page_cd, p.hits FROM mart.counter_page p;
ET;
-- end

-- id: teradata_estate_009
-- dialect: teradata
-- construct: procedure, call, script
-- reads: edw.deposit
-- writes: mart.branch_day
-- column: mart.branch_day.bus_day -> mart.branch_day.* filter
-- column: edw.deposit.branch_cd -> mart.branch_day.branch_cd direct
-- column: edw.deposit.dep_amt -> mart.branch_day.dep_amt direct
-- column: edw.deposit.bus_day -> mart.branch_day.* filter
-- column: edw.deposit.branch_cd -> mart.branch_day.* group
REPLACE MACRO mac.refresh_branch (p_day DATE DEFAULT CURRENT_DATE) AS (
  DELETE FROM mart.branch_day WHERE bus_day = :p_day;
  INSERT INTO mart.branch_day (branch_cd, bus_day, dep_amt)
  SELECT a.branch_cd, :p_day, SUM(a.dep_amt)
  FROM edw.deposit a
  WHERE a.bus_day = :p_day
  GROUP BY a.branch_cd;
);
EXEC mac.refresh_branch (DATE '2024-06-30');
-- end

-- id: teradata_estate_010
-- dialect: teradata
-- construct: procedure, cursor, dynamic_sql, variable
-- reads: etl.control_tbl, stg.trade, edw.trade
-- writes: edw.trade, stg.trade_err, edw.holding
-- column: stg.trade.trade_id -> edw.trade.trade_id direct
-- column: stg.trade.qty -> edw.trade.qty direct
-- column: stg.trade.trade_dt -> edw.trade.* filter
-- column: etl.control_tbl.cut_dt -> edw.trade.* filter
-- column: etl.control_tbl.job_nm -> edw.trade.* filter
-- column: edw.trade.qty -> edw.holding.qty direct
-- column: edw.holding.acct_id -> edw.holding.* filter
-- column: edw.trade.acct_id -> edw.holding.* filter
-- column: edw.trade.acct_id -> edw.holding.* group
REPLACE PROCEDURE etl.sp_load_trade (IN p_batch INTEGER, OUT p_rows INTEGER)
SQL SECURITY INVOKER
BEGIN
  DECLARE v_cut DATE;
  DECLARE EXIT HANDLER FOR SQLEXCEPTION
  BEGIN
    SET p_rows = -1;
  END;
  SELECT cut_dt INTO :v_cut FROM etl.control_tbl WHERE job_nm = 'TRADE';
  INSERT INTO edw.trade (trade_id, qty)
  SELECT s.trade_id, s.qty FROM stg.trade s WHERE s.trade_dt >= :v_cut;
  SET p_rows = ACTIVITY_COUNT;
  CALL DBC.SysExecSQL('DELETE FROM stg.trade_err');
  FOR f AS c1 CURSOR FOR
    SELECT acct_id, SUM(qty) AS tot FROM edw.trade GROUP BY acct_id
  DO
    UPDATE edw.holding SET qty = f.tot WHERE acct_id = f.acct_id;
  END FOR;
END;
-- end

-- id: teradata_estate_011
-- dialect: teradata
-- construct: recursive_cte, view
-- reads: hr.employee
-- writes: mgmt_chain
-- column: hr.employee.emp_id -> mgmt_chain.emp_id direct
-- column: hr.employee.mgr_id -> mgmt_chain.mgr_id direct
-- column: hr.employee.mgr_id -> mgmt_chain.* filter
-- column: hr.employee.emp_id -> mgmt_chain.* filter
CREATE RECURSIVE VIEW mgmt_chain (emp_id, mgr_id, lvl) AS (
  SELECT r.emp_id, r.mgr_id, 0 (INTEGER)
  FROM hr.employee r
  WHERE r.mgr_id IS NULL
  UNION ALL
  SELECT e.emp_id, e.mgr_id, c.lvl + 1
  FROM hr.employee e, mgmt_chain c
  WHERE e.mgr_id = c.emp_id
    AND c.lvl < 20
);
-- end

-- id: teradata_estate_012
-- dialect: teradata
-- construct: select, aggregate
-- reads: sales.order_line
-- column: sales.order_line.cust_id -> <result>.cust_id direct
-- column: sales.order_line.sku_cd -> <result>.skus direct
-- column: sales.order_line.qty -> <result>.units direct
-- column: sales.order_line.disc_amt -> <result>.disc direct
-- column: sales.order_line.line_no -> <result>.* sort
-- column: sales.order_line.disc_amt -> <result>.* sort
-- column: sales.order_line.order_dt -> <result>.* filter
-- column: sales.order_line.qty -> <result>.* filter
-- column: sales.order_line.cust_id -> <result>.* group
SELECT TOP 100 o.cust_id,
       TRIM(TRAILING ',' FROM (XMLAGG(TRIM(o.sku_cd) || ',' ORDER BY o.line_no) (VARCHAR(4000)))) AS skus,
       SUM(o.qty) AS units,
       ZEROIFNULL(SUM(o.disc_amt)) AS disc
FROM sales.order_line o
WHERE o.order_dt BETWEEN ADD_MONTHS(CURRENT_DATE, -3) AND CURRENT_DATE
GROUP BY o.cust_id
HAVING SUM(o.qty) > 10
ORDER BY disc DESC;
-- end

-- id: teradata_estate_013
-- dialect: teradata
-- construct: pivot, select
-- reads: fin.budget
-- column: fin.budget.region_cd -> <result>.region_cd direct
-- column: fin.budget.amt -> <result>.jan_amt direct
-- column: fin.budget.amt -> <result>.feb_amt direct
-- column: fin.budget.mon -> <result>.* filter
SELECT p.region_cd, p.jan_amt, p.feb_amt
FROM (SELECT b.region_cd, b.mon, b.amt FROM fin.budget b) AS d
PIVOT (SUM(amt) FOR mon IN ('JAN', 'FEB')) AS p (region_cd, jan_amt, feb_amt);
-- end

-- id: teradata_estate_014
-- dialect: teradata
-- construct: rename, ctas, script
-- reads: stg.product, edw.product
-- writes: edw.product_old, edw.product
-- column: stg.product.product_id -> edw.product.product_id direct
-- column: stg.product.product_nm -> edw.product.product_nm direct
CREATE TABLE edw.product_new AS (
  SELECT s.product_id, UPPER(s.product_nm) AS product_nm FROM stg.product s
) WITH DATA UNIQUE PRIMARY INDEX (product_id);
RENAME TABLE edw.product TO edw.product_old;
RENAME TABLE edw.product_new TO edw.product;
-- end

-- id: teradata_estate_015
-- dialect: teradata
-- construct: clone, star, script
-- schema: {"tables": {"edw.tariff": ["tariff_cd", "price_amt"], "edw.tariff_hist": ["tariff_cd", "price_amt", "snap_dt"]}}
-- reads: edw.tariff
-- writes: bkp.tariff_20240630, edw.tariff_hist
-- column: edw.tariff.tariff_cd -> bkp.tariff_20240630.tariff_cd direct
-- column: edw.tariff.price_amt -> bkp.tariff_20240630.price_amt direct
-- column: edw.tariff.tariff_cd -> edw.tariff_hist.tariff_cd direct
-- column: edw.tariff.price_amt -> edw.tariff_hist.price_amt direct
-- column: edw.tariff.price_amt -> edw.tariff_hist.* filter
CREATE SET TABLE bkp.tariff_20240630 AS edw.tariff WITH DATA AND STATISTICS
;INSERT INTO edw.tariff_hist
SELECT t.*, CURRENT_DATE
FROM edw.tariff t
WHERE t.price_amt IS NOT NULL
;
-- end

-- id: teradata_estate_016
-- dialect: teradata
-- construct: temp_table, union, script
-- reads: crm.customer, crm.consent
-- writes: mart.consent_gap
-- column: crm.customer.cust_id -> mart.consent_gap.cust_id direct
-- column: crm.consent.cust_id -> mart.consent_gap.* filter
CREATE GLOBAL TEMPORARY TABLE gt_missing, NO FALLBACK, NO LOG
  (cust_id INTEGER NOT NULL)
PRIMARY INDEX (cust_id)
ON COMMIT PRESERVE ROWS;
INSERT INTO gt_missing (cust_id)
SELECT c.cust_id FROM crm.customer c
MINUS
SELECT k.cust_id FROM crm.consent k;
LOCKING TABLE mart.consent_gap FOR WRITE
INSERT INTO mart.consent_gap (cust_id)
SELECT g.cust_id FROM gt_missing g;
-- end
