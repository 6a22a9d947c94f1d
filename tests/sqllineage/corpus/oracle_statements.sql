-- id: oracle_statements_001
-- dialect: oracle
-- construct: view, aggregate, script
-- kind: with_after_query
-- reads: crm.client, crm.sale
-- writes: crm.v_vip, crm.v_sale_total
-- column: crm.client.client_no -> crm.v_vip.client_no direct
-- column: crm.client.first_name -> crm.v_vip.label direct
-- column: crm.client.last_name -> crm.v_vip.label direct
-- column: crm.client.tier -> crm.v_vip.* filter
-- column: crm.sale.client_no -> crm.v_sale_total.client_no direct
-- column: crm.sale.eur -> crm.v_sale_total.eur direct
-- column: crm.sale.client_no -> crm.v_sale_total.* group
-- column: crm.sale.eur -> crm.v_sale_total.* filter
CREATE OR REPLACE FORCE VIEW crm.v_vip (client_no, label) AS
SELECT c.client_no, c.first_name || ' ' || c.last_name FROM crm.client c WHERE c.tier = 'VIP'
WITH CHECK OPTION CONSTRAINT ck_vip;
CREATE OR REPLACE VIEW crm.v_sale_total AS (
  SELECT s.client_no, SUM(s.eur) AS eur FROM crm.sale s GROUP BY s.client_no HAVING SUM(s.eur) > 0
) WITH READ ONLY;
-- end

-- id: oracle_statements_002
-- dialect: oracle
-- construct: ddl, script, insert
-- kind: alter_on_action
-- reads: ins.claim
-- writes: ins.claim_open
-- column: ins.claim.claim_no -> ins.claim_open.claim_no direct
-- column: ins.claim.agent_id -> ins.claim_open.agent_id direct
-- column: ins.claim.closed_on -> ins.claim_open.* filter
ALTER TABLE ins.claim ADD (
  CONSTRAINT claim_policy_fk FOREIGN KEY (policy_no) REFERENCES ins.policy (policy_no) ON DELETE CASCADE ENABLE NOVALIDATE,
  CONSTRAINT claim_agent_fk FOREIGN KEY (agent_id) REFERENCES ins.agent (agent_id) ON DELETE SET NULL DISABLE
);
INSERT INTO ins.claim_open (claim_no, agent_id)
SELECT c.claim_no, c.agent_id FROM ins.claim c WHERE c.closed_on IS NULL;
-- end

-- id: oracle_statements_003
-- dialect: oracle
-- construct: insert, join
-- kind: insert_target_oracle
-- reads: lead, address
-- writes: crm.client@hq
-- column: lead.client_no -> crm.client@hq.client_no direct
-- column: address.city -> crm.client@hq.city direct
-- column: address.lead_id -> crm.client@hq.* join
-- column: lead.lead_id -> crm.client@hq.* join
-- column: lead.won -> crm.client@hq.* filter
INSERT INTO crm.client@hq c (c.client_no, c.city)
SELECT l.client_no, a.city FROM lead l JOIN address a ON a.lead_id = l.lead_id WHERE l.won = 'Y';
-- end

-- id: oracle_statements_004
-- dialect: oracle
-- construct: insert
-- kind: insert_target_oracle
-- reads: bill.invoice_stage
-- writes: bill.invoice
-- column: bill.invoice_stage.invoice_no -> bill.invoice.invoice_no direct
-- column: bill.invoice_stage.net -> bill.invoice.gross direct
-- column: bill.invoice_stage.year_no -> bill.invoice.* filter
INSERT /*+ APPEND */ INTO bill.invoice PARTITION (p_2024) i
(SELECT s.invoice_no, s.net * 1.2 AS gross FROM bill.invoice_stage s WHERE s.year_no = 2024);
-- end

-- id: oracle_statements_005
-- dialect: oracle
-- construct: insert, cte
-- kind: insert_target_oracle
-- reads: hr.hire
-- writes: hr.badge
-- column: hr.hire.person_no -> hr.badge.holder direct
-- column: hr.hire.photo -> hr.badge.photo direct
-- column: hr.hire.started -> hr.badge.* filter
INSERT INTO hr.badge b
WITH fresh AS (SELECT h.person_no, h.photo FROM hr.hire h WHERE h.started > DATE '2024-01-01')
SELECT f.person_no AS holder, f.photo FROM fresh f;
-- end

-- id: oracle_statements_006
-- dialect: oracle
-- construct: loop, insert, delete
-- kind: insert_target_oracle
-- reads: shop.orders_out
-- writes: orders_in@branch, queue@branch
-- column: shop.orders_out.order_no -> orders_in@branch.order_no direct
-- column: shop.orders_out.total -> orders_in@branch.total direct
-- column: shop.orders_out.sent_on -> orders_in@branch.* filter
-- column: queue@branch.done -> queue@branch.* filter
BEGIN
  FOR r IN (SELECT o.order_no, o.total FROM shop.orders_out o WHERE o.sent_on IS NULL) LOOP
    INSERT INTO orders_in@branch oi (order_no, total) VALUES (r.order_no, r.total);
  END LOOP;
  DELETE FROM queue@branch q WHERE q.done = 1;
  COMMIT;
END;
/
-- end

-- id: oracle_statements_007
-- dialect: oracle
-- construct: insert, quoted_name
-- kind: insert_target_oracle
-- reads: payroll.entry
-- writes: payroll.HOURS@SITE
-- column: payroll.entry.person_no -> payroll.HOURS@SITE.person_no direct
-- column: payroll.entry.hrs -> payroll.HOURS@SITE.hrs direct
-- column: payroll.entry.mail -> payroll.HOURS@SITE.* filter
INSERT INTO payroll."HOURS@SITE" (person_no, hrs)
SELECT e.person_no, e.hrs FROM payroll.entry e WHERE e.mail LIKE '%@site';
-- end

-- id: oracle_statements_008
-- dialect: oracle
-- construct: view, variable, script
-- kind: define_object
-- reads: claims.claim
-- writes: claims.v_open
-- column: claims.claim.claim_no -> claims.v_open.claim_no direct
-- column: claims.claim.loss_eur -> claims.v_open.loss_eur direct
-- column: claims.claim.state -> claims.v_open.* filter
DEFINE view = claims.v_open
DEFINE table = claims.claim
CREATE OR REPLACE VIEW &view AS
SELECT c.claim_no, c.loss_eur FROM &table c WHERE c.state = 'OPEN';
UNDEFINE view
-- end
