-- id: oracle_advanced_001
-- dialect: oracle
-- construct: trigger, insert
-- reads: hr.emp
-- writes: hr.emp_audit
-- column: hr.emp.empno -> hr.emp_audit.empno direct
-- column: hr.emp.sal -> hr.emp_audit.old_sal direct
-- column: hr.emp.sal -> hr.emp_audit.new_sal direct
CREATE OR REPLACE TRIGGER hr.trg_emp_sal
AFTER UPDATE OF sal ON hr.emp
FOR EACH ROW
WHEN (NEW.sal <> OLD.sal)
BEGIN
    INSERT INTO hr.emp_audit (empno, old_sal, new_sal, at)
    VALUES (:OLD.empno, :OLD.sal, :NEW.sal, SYSDATE);
END;
/
-- end

-- id: oracle_advanced_002
-- dialect: oracle
-- construct: merge, select
-- writes: counter
-- column: counter.n -> counter.n direct
-- column: counter.name -> counter.* join
MERGE INTO counter c
USING (SELECT 'hits' AS name FROM dual) d
ON (c.name = d.name)
WHEN MATCHED THEN UPDATE SET c.n = c.n + 1
WHEN NOT MATCHED THEN INSERT (name, n) VALUES (d.name, 1);
-- end

-- id: oracle_advanced_003
-- dialect: oracle
-- construct: insert, select
-- reads: orders@erp
-- writes: stg_orders
-- column: orders@erp.order_no -> stg_orders.order_no direct
-- column: orders@erp.changed -> stg_orders.* filter
INSERT INTO stg_orders (id, order_no)
SELECT seq_stg.NEXTVAL, o.order_no FROM orders@erp o WHERE o.changed > TRUNC(SYSDATE) - 1;
-- end

-- id: oracle_advanced_004
-- dialect: oracle
-- construct: variable, procedure, update
-- reads: acct
-- writes: acct, acct_log
-- column: acct.balance -> acct.balance direct
-- column: acct.acct_no -> acct.* filter
-- column: acct.balance -> acct_log.balance direct
-- column: acct.acct_no -> acct_log.* filter
CREATE OR REPLACE PROCEDURE book (p_no NUMBER, p_eur NUMBER) IS
    l_balance acct.balance%TYPE;
BEGIN
    UPDATE acct SET balance = balance + p_eur WHERE acct_no = p_no
    RETURNING balance INTO l_balance;
    INSERT INTO acct_log (acct_no, balance) VALUES (p_no, l_balance);
END;
/
-- end

-- id: oracle_advanced_005
-- dialect: oracle
-- construct: cte, subquery, view
-- reads: deal, rate
-- writes: v_deal_eur
-- column: deal.deal_id -> v_deal_eur.deal_id direct
-- column: deal.amount -> v_deal_eur.eur direct
-- column: rate.val -> v_deal_eur.eur direct
-- column: deal.ccy -> v_deal_eur.* join
-- column: rate.ccy -> v_deal_eur.* join
-- column: rate.valid_on -> v_deal_eur.* filter
-- column: rate.ccy -> v_deal_eur.* filter
-- column: rate.ccy -> v_deal_eur.* group
CREATE OR REPLACE VIEW v_deal_eur AS
WITH last_day AS (
    SELECT ccy, MAX(valid_on) AS d FROM rate GROUP BY ccy
),
r AS (
    SELECT x.ccy, x.val FROM rate x, last_day l WHERE x.ccy = l.ccy AND x.valid_on = l.d
)
SELECT d.deal_id, d.amount * r.val AS eur FROM deal d JOIN r ON r.ccy = d.ccy;
-- end

-- id: oracle_advanced_006
-- dialect: oracle
-- construct: cursor, loop, variable
-- reads: big_src
-- writes: big_dst
-- column: big_src.k -> big_dst.k direct
-- column: big_src.v -> big_dst.v direct
-- column: big_src.v -> big_dst.* filter
DECLARE
    CURSOR c IS SELECT k, v FROM big_src WHERE v > 0;
    TYPE t_tab IS TABLE OF c%ROWTYPE INDEX BY PLS_INTEGER;
    l_rows t_tab;
BEGIN
    OPEN c;
    LOOP
        FETCH c BULK COLLECT INTO l_rows LIMIT 500;
        EXIT WHEN l_rows.COUNT = 0;
        FORALL i IN 1 .. l_rows.COUNT
            INSERT INTO big_dst (k, v) VALUES (l_rows(i).k, l_rows(i).v);
        COMMIT;
    END LOOP;
    CLOSE c;
END;
/
-- end

-- id: oracle_advanced_007
-- dialect: oracle
-- construct: select, window, comment
-- reads: app.task_log
-- column: app.task_log.task -> <result>.task direct
-- column: app.task_log.msg -> <result>.last_msg direct
-- column: app.task_log.task -> <result>.* window
-- column: app.task_log.at -> <result>.* window
-- column: app.task_log.severity -> <result>.* filter
SELECT DISTINCT task,
       FIRST_VALUE(msg) OVER (PARTITION BY task ORDER BY at DESC) AS last_msg
FROM app.task_log AS OF TIMESTAMP (SYSTIMESTAMP - INTERVAL '1' HOUR) -- flashback
WHERE severity > 2;
-- end
