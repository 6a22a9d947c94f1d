-- id: oracle_later_001
-- dialect: oracle
-- construct: package, procedure, cursor
-- reads: hr.employees, hr.departments, hr.jobs
-- writes: dw.emp_dim, dw.load_log
-- column: hr.employees.employee_id -> dw.emp_dim.emp_id direct
-- column: hr.employees.first_name -> dw.emp_dim.full_name direct
-- column: hr.employees.last_name -> dw.emp_dim.full_name direct
-- column: hr.departments.department_name -> dw.emp_dim.dept direct
-- column: hr.employees.department_id -> dw.emp_dim.* filter
-- column: hr.departments.department_id -> dw.emp_dim.* filter
-- column: hr.employees.hire_date -> dw.emp_dim.* filter
CREATE OR REPLACE PACKAGE BODY dw.etl_emp AS

  g_rows PLS_INTEGER := 0;  -- rows of the last run

  PROCEDURE log_it (p_msg IN VARCHAR2) IS
    PRAGMA AUTONOMOUS_TRANSACTION;
  BEGIN
    INSERT INTO dw.load_log (at, msg) VALUES (SYSTIMESTAMP, p_msg);
    COMMIT;
  END log_it;

  FUNCTION has_jobs RETURN BOOLEAN IS
    l_n NUMBER;
  BEGIN
    SELECT COUNT(*) INTO l_n FROM hr.jobs;
    RETURN l_n > 0;
  END;

  PROCEDURE load_emp (p_from IN DATE DEFAULT TRUNC(SYSDATE)) IS
  BEGIN
    IF NOT has_jobs THEN
      raise_application_error(-20001, 'no jobs; nothing to do');
    END IF;
    INSERT /*+ APPEND PARALLEL(d 4) */ INTO dw.emp_dim d (emp_id, full_name, dept)
    SELECT e.employee_id, e.first_name || ' ' || e.last_name, dp.department_name
      FROM hr.employees e, hr.departments dp
     WHERE e.department_id = dp.department_id (+)
       AND e.hire_date >= p_from;
    g_rows := SQL%ROWCOUNT;
    log_it('rows: ' || g_rows);
  EXCEPTION
    WHEN OTHERS THEN
      ROLLBACK;
      log_it(SQLERRM);
      RAISE;
  END load_emp;

END etl_emp;
/
-- end

-- id: oracle_later_002
-- dialect: oracle
-- construct: procedure, loop, update
-- reads: feed_rate
-- writes: rate
-- column: feed_rate.pct -> rate.pct direct
-- column: feed_rate.active -> rate.* filter
-- column: rate.code -> rate.* filter
-- column: feed_rate.code -> rate.* filter
DECLARE
  TYPE t_code IS TABLE OF feed_rate.code%TYPE INDEX BY BINARY_INTEGER;
  TYPE t_pct  IS TABLE OF feed_rate.pct%TYPE INDEX BY BINARY_INTEGER;
  v_code t_code;
  v_pct  t_pct;
BEGIN
  SELECT code, pct BULK COLLECT INTO v_code, v_pct FROM feed_rate WHERE active = 'Y';
  FORALL i IN v_code.FIRST .. v_code.LAST SAVE EXCEPTIONS
    UPDATE rate SET pct = v_pct(i) WHERE code = v_code(i);
  COMMIT;
END;
/
-- end

-- id: oracle_later_003
-- dialect: oracle
-- construct: recursive_cte, ctas
-- reads: acct_tree
-- writes: acct_path
-- column: acct_tree.acct_no -> acct_path.acct_no direct
-- column: acct_tree.acct_no -> acct_path.path direct
-- column: acct_tree.parent_no -> acct_path.* filter
-- column: acct_tree.acct_no -> acct_path.* filter
CREATE TABLE acct_path NOLOGGING PARALLEL AS
WITH t (acct_no, path) AS (
  SELECT acct_no, TO_CHAR(acct_no) FROM acct_tree WHERE parent_no IS NULL
  UNION ALL
  SELECT c.acct_no, t.path || '>' || c.acct_no
  FROM acct_tree c, t
  WHERE c.parent_no = t.acct_no
)
SEARCH DEPTH FIRST BY acct_no SET ord
SELECT acct_no, path FROM t;
-- end

-- id: oracle_later_004
-- dialect: oracle
-- construct: multi_insert, insert
-- reads: src_txn
-- writes: txn_small, txn_big, txn_other
-- column: src_txn.id -> txn_small.id direct
-- column: src_txn.amt -> txn_small.amt direct
-- column: src_txn.id -> txn_big.id direct
-- column: src_txn.amt -> txn_big.amt direct
-- column: src_txn.id -> txn_other.id direct
-- column: src_txn.amt -> txn_other.amt direct
-- column: src_txn.amt -> txn_small.* filter
-- column: src_txn.amt -> txn_big.* filter
-- column: src_txn.amt -> txn_other.* filter
INSERT FIRST
  WHEN amt < 100 THEN INTO txn_small (id, amt) VALUES (id, amt)
  WHEN amt > 10000 THEN INTO txn_big (id, amt) VALUES (id, amt)
  ELSE INTO txn_other (id, amt) VALUES (id, amt)
SELECT id, amt FROM src_txn;
-- end

-- id: oracle_later_005
-- dialect: oracle
-- construct: merge, subquery, aggregate
-- reads: till_sale
-- writes: day_total
-- column: till_sale.shop_id -> day_total.shop_id direct
-- column: till_sale.sold_at -> day_total.day direct
-- column: till_sale.eur -> day_total.total direct
-- column: day_total.shop_id -> day_total.* join
-- column: till_sale.shop_id -> day_total.* join
-- column: day_total.day -> day_total.* join
-- column: till_sale.sold_at -> day_total.* join
-- column: till_sale.shop_id -> day_total.* group
-- column: till_sale.sold_at -> day_total.* group
-- column: till_sale.void -> day_total.* filter
-- column: day_total.total -> day_total.* filter
-- column: day_total.locked -> day_total.* filter
MERGE INTO day_total t
USING (
  SELECT shop_id, TRUNC(sold_at) AS day, SUM(eur) AS eur
  FROM till_sale
  WHERE void IS NULL
  GROUP BY shop_id, TRUNC(sold_at)
) s
ON (t.shop_id = s.shop_id AND t.day = s.day)
WHEN MATCHED THEN
  UPDATE SET t.total = s.eur
  WHERE t.locked = 'N'
  DELETE WHERE t.total = 0
WHEN NOT MATCHED THEN
  INSERT (t.shop_id, t.day, t.total) VALUES (s.shop_id, s.day, s.eur);
-- end

-- id: oracle_later_006
-- dialect: oracle
-- construct: update, correlated, subquery
-- reads: customer_feed
-- writes: customer
-- column: customer_feed.name -> customer.name direct
-- column: customer_feed.city -> customer.city direct
-- column: customer_feed.customer_no -> customer.* filter
-- column: customer.customer_no -> customer.* filter
UPDATE customer c
SET (c.name, c.city) = (SELECT f.name, f.city FROM customer_feed f WHERE f.customer_no = c.customer_no)
WHERE EXISTS (SELECT 1 FROM customer_feed f WHERE f.customer_no = c.customer_no);
-- end

-- id: oracle_later_007
-- dialect: oracle
-- construct: pivot, select
-- reads: sales_by_q
-- column: sales_by_q.product -> <result>.product direct
-- column: sales_by_q.amt -> <result>.q1 direct
-- column: sales_by_q.amt -> <result>.q2 direct
-- column: sales_by_q.quarter -> <result>.* filter
SELECT * FROM (
  SELECT product, quarter, amt FROM sales_by_q
)
PIVOT (SUM(amt) FOR quarter IN ('Q1' AS q1, 'Q2' AS q2));
-- end

-- id: oracle_later_008
-- dialect: oracle
-- construct: json, unnest, view
-- reads: api_doc
-- writes: v_api_line
-- column: api_doc.id -> v_api_line.id direct
-- column: api_doc.doc -> v_api_line.line_no direct
-- column: api_doc.doc -> v_api_line.sku direct
CREATE OR REPLACE FORCE VIEW v_api_line AS
SELECT d.id, j.line_no, j.sku
FROM api_doc d,
     JSON_TABLE(d.doc, '$.lines[*]' COLUMNS (line_no FOR ORDINALITY, sku VARCHAR2(30) PATH '$.sku')) j
WITH READ ONLY;
-- end

-- id: oracle_later_009
-- dialect: oracle
-- construct: partition_exchange, script
-- reads: ext_fact, stg_fact, fact
-- writes: stg_fact, fact
-- column: ext_fact.* -> fact.* direct
TRUNCATE TABLE stg_fact DROP STORAGE;
INSERT /*+ append */ INTO stg_fact SELECT * FROM ext_fact;
COMMIT;
ALTER TABLE fact EXCHANGE PARTITION p_202405 WITH TABLE stg_fact INCLUDING INDEXES WITHOUT VALIDATION;
-- end

-- id: oracle_later_010
-- dialect: oracle
-- construct: dynamic_sql, loop, procedure
-- reads: user_tables
-- dropped: 1
CREATE OR REPLACE PROCEDURE gather_counts AUTHID CURRENT_USER AS
BEGIN
  FOR t IN (SELECT table_name FROM user_tables WHERE temporary = 'N') LOOP
    EXECUTE IMMEDIATE 'INSERT INTO row_counts SELECT ''' || t.table_name || ''', COUNT(*) FROM ' || t.table_name;
  END LOOP;
END gather_counts;
/
-- end

-- id: oracle_later_011
-- dialect: oracle
-- construct: dynamic_sql, script
-- reads: a_raw
-- writes: a_core
-- column: a_raw.k -> a_core.k direct
-- column: a_raw.v -> a_core.v direct
BEGIN
  EXECUTE IMMEDIATE 'TRUNCATE TABLE a_core';
  EXECUTE IMMEDIATE q'[INSERT INTO a_core (k, v) SELECT k, v FROM a_raw]';
  DBMS_OUTPUT.PUT_LINE(SQL%ROWCOUNT || ' rows');
END;
/
-- end

-- id: oracle_later_012
-- dialect: oracle
-- construct: window, aggregate, select
-- reads: trade
-- column: trade.sym -> <result>.sym direct
-- column: trade.px -> <result>.last_px direct
-- column: trade.sym -> <result>.all_syms direct
-- column: trade.px -> <result>.share direct
-- column: trade.at -> <result>.* sort
-- column: trade.sym -> <result>.* sort
-- column: trade.sym -> <result>.* group
SELECT sym,
       MAX(px) KEEP (DENSE_RANK LAST ORDER BY at) AS last_px,
       LISTAGG(sym, ',') WITHIN GROUP (ORDER BY sym) AS all_syms,
       RATIO_TO_REPORT(SUM(px)) OVER () AS share
FROM trade
GROUP BY sym
HAVING COUNT(*) > 1;
-- end

-- id: oracle_later_013
-- dialect: oracle
-- construct: select, join, subquery
-- reads: dept, emp, bonus
-- column: dept.dname -> <result>.dname direct
-- column: emp.ename -> <result>.ename direct
-- column: emp.comm -> <result>.pay direct
-- column: emp.sal -> <result>.pay direct
-- column: dept.deptno -> <result>.* filter
-- column: emp.deptno -> <result>.* filter
-- column: emp.comm -> <result>.* filter
-- column: emp.job -> <result>.* filter
-- column: bonus.ename -> <result>.* filter
-- column: emp.ename -> <result>.* filter
SELECT d.dname, e.ename, NVL2(e.comm, e.comm + e.sal, e.sal) AS pay,
       DECODE(e.job, 'CLERK', 1, 'BOSS', 2, 0) AS lvl
FROM dept d, emp e
WHERE d.deptno = e.deptno(+)
  AND e.ename NOT IN (SELECT b.ename FROM bonus b)
  AND ROWNUM <= 10;
-- end

-- id: oracle_later_014
-- dialect: oracle
-- construct: procedure, cursor, loop, no_semicolon
-- reads: po_line
-- writes: po_total, po_total_err
-- column: po_line.po_no -> po_total.po_no direct
-- column: po_line.qty -> po_total.total direct
-- column: po_line.price -> po_total.total direct
-- column: po_line.po_no -> po_total_err.po_no direct
-- column: po_line.po_no -> po_total.* group
-- column: po_line.po_no -> po_total_err.* group
-- column: po_line.qty -> po_total.* filter
-- column: po_line.qty -> po_total_err.* filter
CREATE OR REPLACE PROCEDURE sum_po
IS
  CURSOR c_po IS
    SELECT po_no, SUM(qty * price) total
    FROM   po_line
    WHERE  qty <> 0
    GROUP  BY po_no;
  r_po c_po%ROWTYPE;
BEGIN
  OPEN c_po;
  LOOP
    FETCH c_po INTO r_po;
    EXIT WHEN c_po%NOTFOUND;
    BEGIN
      INSERT INTO po_total VALUES r_po;
    EXCEPTION
      WHEN DUP_VAL_ON_INDEX THEN
        INSERT INTO po_total_err (po_no) VALUES (r_po.po_no);
    END;
  END LOOP;
  CLOSE c_po;
END;
/
-- end

-- id: oracle_later_015
-- dialect: oracle
-- construct: trigger, variable
-- reads: ord, rate_card
-- writes: ord_fee
-- column: ord.ord_id -> ord_fee.ord_id direct
-- column: ord.eur -> ord_fee.fee direct
-- column: rate_card.pct -> ord_fee.fee direct
-- column: rate_card.kind -> ord_fee.* filter
-- column: ord.kind -> ord_fee.* filter
CREATE OR REPLACE TRIGGER trg_ord_fee
AFTER INSERT OR UPDATE ON ord
REFERENCING NEW AS n OLD AS o
FOR EACH ROW
DECLARE
  l_pct NUMBER;
BEGIN
  SELECT pct INTO l_pct FROM rate_card WHERE kind = :n.kind;
  INSERT INTO ord_fee (ord_id, fee) VALUES (:n.ord_id, :n.eur * l_pct);
END;
/
-- end

-- id: oracle_later_016
-- dialect: oracle
-- construct: view, union, script
-- reads: t_a, t_b, v_ab
-- writes: v_ab, v_ab_big
-- column: t_a.id -> v_ab.id direct
-- column: t_a.v -> v_ab.v direct
-- column: v_ab.id -> v_ab_big.id direct
-- column: t_b.id -> v_ab.* filter
-- column: t_b.v -> v_ab.* filter
-- column: v_ab.v -> v_ab_big.* filter
CREATE VIEW v_ab AS SELECT id, v FROM t_a MINUS SELECT id, v FROM t_b;
CREATE VIEW v_ab_big AS SELECT id FROM v_ab WHERE v > (SELECT AVG(v) FROM v_ab);
COMMENT ON TABLE v_ab IS 'in a; not in b';
GRANT SELECT ON v_ab_big TO report_role;
-- end
