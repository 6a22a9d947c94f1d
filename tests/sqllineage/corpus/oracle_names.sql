-- id: oracle_names_001
-- dialect: oracle
-- construct: merge, subquery, variable
-- kind: substitution_variable
-- reads: feed.price_in
-- writes: &owner..price_list
-- column: feed.price_in.net -> &owner..price_list.net direct
-- column: &owner..price_list.sku -> &owner..price_list.* join
-- column: feed.price_in.sku -> &owner..price_list.* join
-- column: feed.price_in.batch_no -> &owner..price_list.* filter
MERGE INTO &owner..price_list p
USING (SELECT f.sku, f.net FROM feed.price_in f WHERE f.batch_no = &&batch) n
ON (p.sku = n.sku)
WHEN MATCHED THEN UPDATE SET p.net = n.net;
-- end

-- id: oracle_names_002
-- dialect: oracle
-- construct: script, ctas, variable
-- kind: substitution_variable
-- reads: fin.claim_hist
-- writes: arch.claim_2023
-- column: fin.claim_hist.claim_no -> arch.claim_2023.claim_no direct
-- column: fin.claim_hist.paid -> arch.claim_2023.paid direct
-- column: fin.claim_hist.closed -> arch.claim_2023.* filter
DEFINE src = fin
DEFINE tab = claim
SET VERIFY OFF
CREATE TABLE arch.&tab._2023 AS
SELECT c.claim_no, c.paid
FROM &src..&tab._hist c
WHERE c.closed < DATE '&1';
UNDEFINE src
-- end

-- id: oracle_names_003
-- dialect: oracle
-- construct: insert, select
-- kind: spaced_operator
-- reads: sales.branch, sales.target
-- writes: rpt.branch_gap
-- column: sales.branch.branch_id -> rpt.branch_gap.branch direct
-- column: sales.branch.region -> rpt.branch_gap.label direct
-- column: sales.target.code -> rpt.branch_gap.label direct
-- column: sales.target.branch_id -> rpt.branch_gap.* filter
-- column: sales.branch.branch_id -> rpt.branch_gap.* filter
-- column: sales.branch.opened_on -> rpt.branch_gap.* filter
-- column: sales.branch.kind -> rpt.branch_gap.* filter
-- column: sales.branch.state -> rpt.branch_gap.* filter
INSERT INTO rpt.branch_gap (branch, label)
SELECT b.branch_id, b.region | | '-' | | t.code
FROM sales.branch b, sales.target t
WHERE t.branch_id ( + ) = b.branch_id
  AND b.opened_on > = DATE '2020-01-01'
  AND b.kind ^ = 'VIRTUAL' AND b.state ! = 'X';
-- end

-- id: oracle_names_004
-- dialect: oracle
-- construct: update, correlated
-- kind: numbered_parameter
-- reads: bank.scoring
-- writes: bank.account
-- column: bank.scoring.score -> bank.account.score direct
-- column: bank.scoring.account_id -> bank.account.* filter
-- column: bank.account.account_id -> bank.account.* filter
-- column: bank.scoring.model -> bank.account.* filter
-- column: bank.account.branch -> bank.account.* filter
-- column: bank.account.closed_on -> bank.account.* filter
UPDATE bank.account a
SET a.limit_eur = :1,
    a.score = (SELECT MAX(s.score) FROM bank.scoring s WHERE s.account_id = a.account_id AND s.model = :2)
WHERE a.branch = :3 AND a.closed_on IS NULL;
-- end

-- id: oracle_names_005
-- dialect: oracle
-- construct: insert, select
-- kind: shell_variable
-- reads: v$session, hr.emp$audit
-- writes: dba_mon.session_cost
-- column: v$session.sid -> dba_mon.session_cost.sid direct
-- column: v$session.username -> dba_mon.session_cost.username direct
-- column: hr.emp$audit.cost$eur -> dba_mon.session_cost.cost direct
-- column: hr.emp$audit.sid# -> dba_mon.session_cost.* filter
-- column: v$session.sid -> dba_mon.session_cost.* filter
-- column: v$session.status -> dba_mon.session_cost.* filter
INSERT INTO dba_mon.session_cost (sid, username, cost)
SELECT s.sid, s.username, a.cost$eur
FROM v$session s, hr.emp$audit a
WHERE a.sid# = s.sid AND s.status = 'ACTIVE';
-- end

-- id: oracle_names_006
-- dialect: oracle
-- construct: insert, select
-- kind: oracle_expression
-- reads: plant.stop
-- writes: plant.downtime
-- column: plant.stop.machine_id -> plant.downtime.machine_id direct
-- column: plant.stop.ended_at -> plant.downtime.took direct
-- column: plant.stop.started_at -> plant.downtime.took direct
-- column: plant.stop.ended_at -> plant.downtime.local_end direct
-- column: plant.stop.grace -> plant.downtime.grace direct
-- column: plant.stop.ended_at -> plant.downtime.* filter
-- column: plant.stop.started_at -> plant.downtime.* filter
INSERT INTO plant.downtime (machine_id, took, local_end, grace)
SELECT s.machine_id, (s.ended_at - s.started_at) DAY(3) TO SECOND(0),
       s.ended_at AT TIME ZONE 'Europe/Vienna', CAST(s.grace AS INTERVAL YEAR(2) TO MONTH)
FROM plant.stop s
WHERE s.ended_at - s.started_at > INTERVAL '5' MINUTE;
-- end

-- id: oracle_names_007
-- dialect: oracle
-- construct: merge, subquery
-- kind: oracle_expression
-- reads: stage.contact_in
-- writes: crm.contact
-- column: stage.contact_in.age -> crm.contact.age direct
-- column: stage.contact_in.born -> crm.contact.born direct
-- column: crm.contact.ref_no -> crm.contact.* join
-- column: stage.contact_in.ref_no -> crm.contact.* join
-- column: stage.contact_in.age -> crm.contact.* filter
MERGE INTO crm.contact t
USING (
  SELECT f.ref_no, TO_NUMBER(f.age DEFAULT -1 ON CONVERSION ERROR, '999') AS age,
         CAST(f.born AS DATE DEFAULT NULL ON CONVERSION ERROR, 'YYYY-MM-DD') AS born
  FROM stage.contact_in f
  WHERE VALIDATE_CONVERSION(f.age AS NUMBER, '999') = 1
) s
ON (t.ref_no = s.ref_no)
WHEN MATCHED THEN UPDATE SET t.age = s.age, t.born = s.born;
-- end

-- id: oracle_names_008
-- dialect: oracle
-- construct: insert, correlated
-- kind: oracle_expression
-- reads: shop.orders, shop.line
-- writes: shop.order_doc
-- column: shop.orders.order_no -> shop.order_doc.order_no direct
-- column: shop.line.sku -> shop.order_doc.skus direct
-- column: shop.orders.tags -> shop.order_doc.tag_count direct
-- column: shop.line.order_no -> shop.order_doc.* filter
-- column: shop.orders.order_no -> shop.order_doc.* filter
-- column: shop.orders.tags -> shop.order_doc.* filter
INSERT INTO shop.order_doc (order_no, skus, tag_count)
SELECT o.order_no,
       CAST(MULTISET(SELECT l.sku FROM shop.line l WHERE l.order_no = o.order_no) AS shop.sku_list),
       CARDINALITY(o.tags)
FROM shop.orders o
WHERE 'gift' MEMBER OF o.tags AND o.tags IS NOT EMPTY;
-- end

-- id: oracle_names_009
-- dialect: oracle
-- construct: view, json, correlated
-- kind: oracle_expression
-- schema: {"tables": {"shop.orders": ["order_no", "cust_no", "net", "state"], "shop.line": ["order_no", "sku", "qty", "pos"]}}
-- reads: shop.orders, shop.line
-- writes: api.order_json
-- column: shop.orders.order_no -> api.order_json.order_no direct
-- column: shop.orders.cust_no -> api.order_json.doc direct
-- column: shop.orders.net -> api.order_json.doc direct
-- column: shop.orders.state -> api.order_json.doc direct
-- column: shop.line.sku -> api.order_json.lines direct
-- column: shop.line.qty -> api.order_json.lines direct
-- column: shop.line.order_no -> api.order_json.* filter
-- column: shop.orders.order_no -> api.order_json.* filter
-- column: shop.line.pos -> api.order_json.* sort
CREATE OR REPLACE VIEW api.order_json AS
SELECT o.order_no,
       JSON_OBJECT(KEY 'cust' VALUE o.cust_no, 'net' : o.net, state ABSENT ON NULL RETURNING CLOB) AS doc,
       (SELECT JSON_ARRAYAGG(JSON_OBJECT(sku, qty) ORDER BY l.pos RETURNING CLOB)
        FROM shop.line l WHERE l.order_no = o.order_no) AS lines
FROM shop.orders o;
-- end

-- id: oracle_names_010
-- dialect: oracle
-- construct: insert, select
-- kind: oracle_expression
-- reads: user_jobs
-- writes: ops.job_plan
-- column: user_jobs.interval -> ops.job_plan.every_txt direct
-- column: user_jobs.job -> ops.job_plan.job_no direct
-- column: user_jobs.what -> ops.job_plan.what direct
-- column: user_jobs.interval -> ops.job_plan.* filter
-- column: user_jobs.broken -> ops.job_plan.* filter
-- column: user_jobs.next_date -> ops.job_plan.* sort
INSERT INTO ops.job_plan (every_txt, job_no, what)
SELECT interval, job, what
FROM user_jobs
WHERE interval IS NOT NULL AND broken = 'N'
ORDER BY next_date;
-- end

-- id: oracle_names_011
-- dialect: oracle
-- construct: ctas, json, lateral
-- kind: json_format
-- reads: shop.feed
-- writes: shop.feed_line
-- column: shop.feed.feed_id -> shop.feed_line.feed_id direct
-- column: shop.feed.body -> shop.feed_line.sku direct
-- column: shop.feed.body -> shop.feed_line.rest direct
-- column: shop.feed.body -> shop.feed_line.* filter
CREATE TABLE shop.feed_line AS
SELECT f.feed_id, t.sku, t.rest
FROM shop.feed f,
     JSON_TABLE(f.body FORMAT JSON, '$.lines[*]' COLUMNS (
       sku VARCHAR2(20) PATH '$.sku',
       rest VARCHAR2(4000) FORMAT JSON WITH WRAPPER PATH '$.rest')) t
WHERE JSON_VALUE(f.body FORMAT JSON, '$.kind') = 'retail';
-- end

-- id: oracle_names_012
-- dialect: oracle
-- construct: script, merge, cte, broken
-- kind: unknown_qualifier
-- reads: hr.emp
-- writes: hr.senior
-- column: hr.emp.emp_id -> hr.senior.emp_id direct
-- column: hr.emp.name -> hr.senior.name direct
-- column: hr.emp.grade -> hr.senior.* filter
-- dropped: 1
CREATE TABLE hr.senior AS SELECT e.emp_id, e.name FROM hr.emp e WHERE e.grade > 5;
MERGE INTO hr.senior s
USING (WITH b AS (SELECT e.emp_id, e.name FROM hr.emp e) SELECT b.emp_id, e.name FROM b) n
ON (n.emp_id = s.emp_id)
WHEN NOT MATCHED THEN INSERT (emp_id, name) VALUES (n.emp_id, n.name);
-- end

-- id: oracle_names_013
-- dialect: oracle
-- construct: procedure, loop, variable, correlated
-- kind: unknown_qualifier
-- reads: fin.balance, fin.closing
-- writes: fin.closing, fin.balance
-- column: fin.balance.acc -> fin.closing.acc direct
-- column: fin.balance.bal -> fin.closing.bal direct
-- column: fin.balance.period -> fin.closing.* filter
-- column: fin.closing.acc -> fin.balance.* filter
-- column: fin.closing.run_id -> fin.balance.* filter
-- column: fin.balance.acc -> fin.balance.* filter
CREATE OR REPLACE PROCEDURE ops.close_month (month IN DATE) IS
  run_id NUMBER := ops.run_seq.NEXTVAL;
BEGIN
  FOR r IN (SELECT b.acc, b.bal FROM fin.balance b WHERE b.period = close_month.month) LOOP
    INSERT INTO fin.closing (run_id, acc, bal) VALUES (close_month.run_id, r.acc, r.bal);
  END LOOP;
  UPDATE fin.balance b SET b.state = 'C'
  WHERE EXISTS (SELECT 1 FROM fin.closing c WHERE c.acc = b.acc AND c.run_id = close_month.run_id);
END close_month;
/
-- end
