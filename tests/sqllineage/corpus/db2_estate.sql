-- id: db2_estate_001
-- dialect: db2
-- construct: cte, delete, insert
-- reads: sales.order_head, audit.order_hist
-- writes: sales.order_head, audit.order_hist
-- column: sales.order_head.order_no -> audit.order_hist.order_no direct
-- column: sales.order_head.total -> audit.order_hist.total direct
-- column: sales.order_head.placed_on -> sales.order_head.* filter
-- column: sales.order_head.placed_on -> audit.order_hist.* filter
-- column: sales.order_head.placed_on -> <result>.* filter
WITH gone (order_no, total) AS (
  SELECT order_no, total
    FROM OLD TABLE (DELETE FROM sales.order_head WHERE placed_on < CURRENT DATE - 7 YEARS)
), kept (order_no) AS (
  SELECT order_no
    FROM FINAL TABLE (INSERT INTO audit.order_hist (order_no, total) SELECT g.order_no, g.total FROM gone g)
)
SELECT COUNT(*) AS moved FROM kept;
-- end

-- id: db2_estate_002
-- dialect: db2
-- construct: merge, aggregate
-- reads: inv.movement
-- writes: inv.stock
-- column: inv.movement.sku -> inv.stock.sku direct
-- column: inv.movement.delta -> inv.stock.on_hand direct
-- column: inv.stock.on_hand -> inv.stock.on_hand direct
-- column: inv.stock.sku -> inv.stock.* join
-- column: inv.movement.sku -> inv.stock.* join
-- column: inv.movement.sku -> inv.stock.* group
-- column: inv.movement.posted -> inv.stock.* filter
-- column: inv.stock.on_hand -> inv.stock.* filter
-- column: inv.movement.delta -> inv.stock.* filter
MERGE INTO inv.stock AS s
USING (SELECT v.sku, SUM(v.delta) AS delta FROM inv.movement v WHERE v.posted = 'N' GROUP BY v.sku) AS m
   ON s.sku = m.sku
WHEN MATCHED AND s.on_hand + m.delta < 0 THEN
  SIGNAL SQLSTATE '70001' SET MESSAGE_TEXT = 'negative stock'
WHEN MATCHED THEN
  UPDATE SET on_hand = s.on_hand + m.delta
WHEN NOT MATCHED THEN
  INSERT (sku, on_hand) VALUES (m.sku, m.delta)
ELSE IGNORE;
-- end

-- id: db2_estate_003
-- dialect: db2
-- construct: materialized_view, aggregate
-- reads: dwh.sale
-- writes: mart.sales_mqt
-- column: dwh.sale.store_id -> mart.sales_mqt.store_id direct
-- column: dwh.sale.sold_on -> mart.sales_mqt.yr direct
-- column: dwh.sale.amount -> mart.sales_mqt.amount direct
-- column: dwh.sale.store_id -> mart.sales_mqt.* group
-- column: dwh.sale.sold_on -> mart.sales_mqt.* group
CREATE TABLE mart.sales_mqt AS (
  SELECT s.store_id, YEAR(s.sold_on) AS yr, SUM(s.amount) AS amount, COUNT(*) AS cnt
    FROM dwh.sale s
   GROUP BY s.store_id, YEAR(s.sold_on)
) DATA INITIALLY DEFERRED REFRESH DEFERRED
  MAINTAINED BY SYSTEM ENABLE QUERY OPTIMIZATION
  IN ts_mart DISTRIBUTE BY HASH (store_id);
REFRESH TABLE mart.sales_mqt;
-- end

-- id: db2_estate_004
-- dialect: db2
-- construct: temp_table, script
-- reads: bank.loan
-- writes: bank.reminder
-- column: bank.loan.loan_no -> bank.reminder.loan_no direct
-- column: bank.loan.principal -> bank.reminder.amount direct
-- column: bank.loan.interest -> bank.reminder.amount direct
-- column: bank.loan.due_on -> bank.reminder.* filter
-- column: bank.loan.principal -> bank.reminder.* filter
-- column: bank.loan.interest -> bank.reminder.* filter
DECLARE GLOBAL TEMPORARY TABLE SESSION.due_loan (loan_no CHAR(12), due DECIMAL(11,2))
  ON COMMIT PRESERVE ROWS NOT LOGGED WITH REPLACE IN usertemp1;
INSERT INTO SESSION.due_loan (loan_no, due)
SELECT l.loan_no, l.principal + l.interest
  FROM bank.loan l
 WHERE l.due_on <= CURRENT DATE
  WITH UR;
INSERT INTO bank.reminder (loan_no, amount)
SELECT t.loan_no, t.due FROM SESSION.due_loan t WHERE t.due > 0;
-- end

-- id: db2_estate_005
-- dialect: db2
-- construct: procedure, cursor, loop
-- reads: stg.claim
-- writes: dwh.claim
-- column: stg.claim.claim_id -> dwh.claim.claim_id direct
-- column: stg.claim.paid -> dwh.claim.paid direct
-- column: stg.claim.claim_date -> dwh.claim.* filter
--#SET TERMINATOR @
CREATE OR REPLACE PROCEDURE etl.load_claim (IN p_from DATE, OUT p_cnt INTEGER)
LANGUAGE SQL
SPECIFIC load_claim
MODIFIES SQL DATA
P1: BEGIN
  DECLARE SQLCODE INTEGER DEFAULT 0;
  DECLARE v_id BIGINT;
  DECLARE v_paid DECIMAL(13,2);
  DECLARE at_end SMALLINT DEFAULT 0;
  DECLARE c1 CURSOR WITH HOLD FOR
    SELECT c.claim_id, c.paid FROM stg.claim c WHERE c.claim_date >= p_from;
  DECLARE CONTINUE HANDLER FOR NOT FOUND SET at_end = 1;
  SET p_cnt = 0;
  OPEN c1;
  FETCH FROM c1 INTO v_id, v_paid;
  WHILE at_end = 0 DO
    INSERT INTO dwh.claim (claim_id, paid) VALUES (v_id, v_paid);
    SET p_cnt = p_cnt + 1;
    FETCH FROM c1 INTO v_id, v_paid;
  END WHILE;
  CLOSE c1;
END P1@
-- end

-- id: db2_estate_006
-- dialect: db2
-- construct: unload, copy, script
-- reads: core.branch
-- writes: rpt.branch, ref.fx_rate
CONNECT TO dwprod USER etl USING secret;
EXPORT TO /tmp/branch.del OF DEL MODIFIED BY NOCHARDEL MESSAGES /tmp/branch.msg
  SELECT b.branch_no, b.city FROM core.branch b WHERE b.closed_on IS NULL;
LOAD FROM /tmp/branch.del OF DEL MODIFIED BY NOCHARDEL
  REPLACE INTO rpt.branch (branch_no, city) NONRECOVERABLE;
IMPORT FROM /tmp/fx.csv OF DEL COMMITCOUNT 1000 INSERT_UPDATE INTO ref.fx_rate;
SET INTEGRITY FOR rpt.branch IMMEDIATE CHECKED;
RUNSTATS ON TABLE rpt.branch WITH DISTRIBUTION AND DETAILED INDEXES ALL;
CONNECT RESET;
-- end

-- id: db2_estate_007
-- dialect: db2
-- construct: select, join
-- reads: ins.policy, ins.risk
-- column: ins.policy.policy_no -> <result>.policy_no direct
-- column: ins.policy.premium -> <result>.premium direct
-- column: ins.risk.risk_class -> <result>.risk_class direct
-- column: ins.risk.risk_id -> <result>.* join
-- column: ins.policy.risk_id -> <result>.* join
-- column: ins.policy.premium -> <result>.* sort
SELECT p.policy_no, p.premium, r.risk_class
  FROM ins.policy FOR BUSINESS_TIME AS OF DATE('2024-03-31') AS p
  INNER JOIN ins.risk FOR SYSTEM_TIME BETWEEN '2024-01-01' AND '2024-03-31' AS r
     ON r.risk_id = p.risk_id
 ORDER BY p.premium DESC
 FETCH FIRST 20 ROWS ONLY
   FOR READ ONLY OPTIMIZE FOR 20 ROWS WITH UR;
-- end

-- id: db2_estate_008
-- dialect: db2
-- construct: recursive_cte, insert
-- reads: net.link
-- writes: net.hop_count
-- column: net.link.dst -> net.hop_count.host direct
-- column: net.link.src -> net.hop_count.* filter
-- column: net.link.dst -> net.hop_count.* filter
-- column: net.link.dst -> net.hop_count.* group
INSERT INTO net.hop_count (host, hops)
WITH reach (host, hops) AS (
  SELECT l.dst, 1 FROM net.link l WHERE l.src = 'GW1'
  UNION ALL
  SELECT l.dst, r.hops + 1
    FROM net.link l, reach r
   WHERE l.src = r.host AND r.hops < 8
)
SELECT q.host, MIN(q.hops) FROM reach q GROUP BY q.host;
-- end

-- id: db2_estate_009
-- dialect: db2
-- construct: delete, subquery, window
-- writes: crm.contact
-- column: crm.contact.email -> crm.contact.* window
-- column: crm.contact.created_ts -> crm.contact.* window
DELETE FROM (
  SELECT ROW_NUMBER() OVER (PARTITION BY c.email ORDER BY c.created_ts DESC) AS rn
    FROM crm.contact c
) AS d
WHERE d.rn > 1;
-- end

-- id: db2_estate_010
-- dialect: db2
-- construct: trigger
-- reads: wh.bin
-- writes: wh.bin_log
-- column: wh.bin.bin_id -> wh.bin_log.bin_id direct
-- column: wh.bin.qty -> wh.bin_log.old_qty direct
-- column: wh.bin.qty -> wh.bin_log.new_qty direct
CREATE OR REPLACE TRIGGER wh.bin_aiu
  AFTER UPDATE OF qty ON wh.bin
  REFERENCING OLD AS o NEW AS n
  FOR EACH ROW MODE DB2SQL
  WHEN (n.qty <> o.qty)
BEGIN ATOMIC
  INSERT INTO wh.bin_log (bin_id, old_qty, new_qty, changed)
  VALUES (n.bin_id, o.qty, n.qty, CURRENT TIMESTAMP);
END;
-- end

-- id: db2_estate_011
-- dialect: db2
-- construct: loop, variable, update
-- reads: hr.bonus_cap, hr.seller
-- writes: hr.bonus
-- column: hr.seller.sold_amt -> hr.bonus.amount direct
-- column: hr.bonus_cap.cap -> hr.bonus.amount direct
-- column: hr.bonus.emp_no -> hr.bonus.* filter
-- column: hr.seller.emp_no -> hr.bonus.* filter
-- column: hr.seller.active -> hr.bonus.* filter
-- column: hr.bonus_cap.yr -> hr.bonus.* filter
BEGIN ATOMIC
  DECLARE v_cap DECIMAL(9,2);
  SET v_cap = (SELECT b.cap FROM hr.bonus_cap b WHERE b.yr = 2024);
  FOR r AS SELECT e.emp_no, e.sold_amt FROM hr.seller e WHERE e.active = 1 DO
    UPDATE hr.bonus SET amount = LEAST(r.sold_amt * 0.02, v_cap) WHERE emp_no = r.emp_no;
  END FOR;
END;
-- end

-- id: db2_estate_012
-- dialect: db2
-- construct: function, call, script
-- reads: geo.stop, trip.plan
-- writes: trip.plan_stop
-- column: geo.stop.id -> <result>.stop_id direct
-- column: geo.stop.title -> <result>.stop_name direct
-- column: geo.stop.zone_cd -> <result>.* filter
-- column: trip.plan.plan_id -> trip.plan_stop.plan_id direct
-- column: geo.stop.id -> trip.plan_stop.stop_id direct
-- column: geo.stop.zone_cd -> trip.plan_stop.* filter
-- column: trip.plan.start_zone -> trip.plan_stop.* filter
CREATE OR REPLACE FUNCTION geo.stops_near (p_zone CHAR(4))
  RETURNS TABLE (stop_id INTEGER, stop_name VARCHAR(80))
  LANGUAGE SQL READS SQL DATA NO EXTERNAL ACTION NOT DETERMINISTIC
  RETURN SELECT s.id, s.title FROM geo.stop s WHERE s.zone_cd = p_zone;
INSERT INTO trip.plan_stop (plan_id, stop_id)
SELECT p.plan_id, n.stop_id
  FROM trip.plan p, TABLE(geo.stops_near(p.start_zone)) AS n;
-- end

-- id: db2_estate_013
-- dialect: db2
-- construct: partition_exchange, script
-- reads: stg.reading_202406, dwh.reading
-- writes: dwh.reading, arc.reading_201906
ALTER TABLE dwh.reading ATTACH PARTITION p2024_06
  STARTING ('2024-06-01') ENDING ('2024-06-30') FROM stg.reading_202406;
SET INTEGRITY FOR dwh.reading ALLOW WRITE ACCESS IMMEDIATE CHECKED;
ALTER TABLE dwh.reading DETACH PARTITION p2019_06 INTO arc.reading_201906;
COMMIT WORK;
-- end

-- id: db2_estate_014
-- dialect: db2
-- construct: select, lateral, aggregate
-- reads: edi.message
-- column: edi.message.body -> <result>.ref direct
-- column: edi.message.body -> <result>.codes direct
-- column: edi.message.body -> <result>.* sort
-- column: edi.message.body -> <result>.* group
-- column: edi.message.received_on -> <result>.* filter
SELECT x.ref, LISTAGG(x.code, ';') WITHIN GROUP (ORDER BY x.pos) AS codes
  FROM edi.message m,
       XMLTABLE('$d/msg/line' PASSING m.body AS "d"
         COLUMNS ref VARCHAR(20) PATH '@ref',
                 code CHAR(6) PATH 'code',
                 pos INTEGER PATH '@n') AS x
 WHERE m.received_on = CURRENT DATE - 1 DAY
 GROUP BY x.ref;
-- end

-- id: db2_estate_015
-- dialect: db2
-- construct: view, ddl, script
-- reads: app.member
-- writes: app.v_member
-- column: app.member.member_no -> app.v_member.member_no direct
-- column: app.member.nickname -> app.v_member.display_name direct
-- column: app.member.full_name -> app.v_member.display_name direct
-- column: app.member.tier_cd -> app.v_member.tier direct
-- column: app.member.tier_cd -> app.v_member.* filter
-- column: app.member.left_on -> app.v_member.* filter
CREATE OR REPLACE VIEW app.v_member (member_no, display_name, tier) AS
  SELECT m.member_no,
         COALESCE(NULLIF(m.nickname, ''), m.full_name),
         DECODE(m.tier_cd, 'G', 'Gold', 'S', 'Silver', m.tier_cd)
    FROM app.member m
   WHERE m.left_on IS NULL
  WITH LOCAL CHECK OPTION;
CREATE OR REPLACE ALIAS app.mbr FOR TABLE app.member;
GRANT SELECT ON app.v_member TO GROUP analysts;
-- end

-- id: db2_estate_016
-- dialect: db2
-- construct: ddl, insert, script
-- reads: stg.sensor
-- writes: dwh.sensor_fact
-- column: stg.sensor.sensor_id -> dwh.sensor_fact.sensor_id direct
-- column: stg.sensor.read_ts -> dwh.sensor_fact.ts direct
-- column: stg.sensor.val -> dwh.sensor_fact.val direct
CREATE TABLE dwh.sensor_fact (
  sensor_id INTEGER NOT NULL,
  ts TIMESTAMP(6) NOT NULL,
  val DOUBLE,
  load_id BIGINT GENERATED ALWAYS AS IDENTITY (START WITH 1 CACHE 500),
  changed TIMESTAMP NOT NULL GENERATED ALWAYS FOR EACH ROW ON UPDATE AS ROW CHANGE TIMESTAMP
) IN ts_data INDEX IN ts_idx
  DISTRIBUTE BY HASH (sensor_id)
  PARTITION BY RANGE (ts) (STARTING '2024-01-01' ENDING '2024-12-31' EVERY 1 MONTH)
  COMPRESS YES ADAPTIVE;
ALTER TABLE dwh.sensor_fact ACTIVATE NOT LOGGED INITIALLY WITH EMPTY TABLE;
INSERT INTO dwh.sensor_fact (sensor_id, ts, val)
SELECT s.sensor_id, s.read_ts, s.val FROM stg.sensor s;
-- end
