-- id: oracle_scripts_001
-- dialect: oracle
-- construct: package, procedure, function, cursor
-- reads: crm.lead, ref.score_band
-- writes: crm.lead_score
-- column: crm.lead.lead_id -> crm.lead_score.lead_id direct
-- column: crm.lead.points -> crm.lead_score.points direct
-- column: crm.lead.created -> crm.lead_score.* filter
CREATE OR REPLACE PACKAGE crm.scoring AS
    FUNCTION band_of(p_points NUMBER) RETURN VARCHAR2;
    PROCEDURE run(p_since DATE);
END scoring;
/
CREATE OR REPLACE PACKAGE BODY crm.scoring AS
    CURSOR c_leads (p_since DATE) IS
        SELECT lead_id, points FROM crm.lead WHERE created >= p_since;

    FUNCTION band_of(p_points NUMBER) RETURN VARCHAR2 IS
        l_band VARCHAR2(10);
    BEGIN
        SELECT band INTO l_band FROM ref.score_band WHERE p_points BETWEEN lo AND hi;
        RETURN l_band;
    END band_of;

    PROCEDURE run(p_since DATE) IS
    BEGIN
        FOR l IN c_leads(p_since) LOOP
            INSERT INTO crm.lead_score (lead_id, points) VALUES (l.lead_id, l.points);
        END LOOP;
        COMMIT;
    END run;
END scoring;
/
-- end

-- id: oracle_scripts_002
-- dialect: oracle
-- construct: procedure, call, script
-- reads: src_bill
-- writes: dw_bill
-- column: src_bill.bill_id -> dw_bill.bill_id direct
-- column: src_bill.eur -> dw_bill.eur direct
CREATE OR REPLACE PROCEDURE load_bill IS
BEGIN
    INSERT INTO dw_bill (bill_id, eur) SELECT bill_id, eur FROM src_bill;
END;
/
BEGIN
    load_bill;
    dbms_stats.gather_table_stats(ownname => 'DW', tabname => 'DW_BILL');
END;
/
-- end

-- id: oracle_scripts_003
-- dialect: oracle
-- construct: call, script
-- dropped: 1
BEGIN
    vendor_pkg.recalculate(p_full => TRUE);
END;
/
-- end

-- id: oracle_scripts_004
-- dialect: oracle
-- construct: multi_insert
-- reads: hr_import
-- writes: person, person_salary, import_log
-- column: hr_import.id -> person.id direct
-- column: hr_import.last_name -> person.name direct
-- column: hr_import.id -> person_salary.person_id direct
-- column: hr_import.salary -> person_salary.salary direct
-- column: hr_import.id -> import_log.id direct
-- column: hr_import.batch -> person.* filter
-- column: hr_import.batch -> person_salary.* filter
-- column: hr_import.batch -> import_log.* filter
INSERT ALL
    INTO person (id, name) VALUES (id, last_name)
    INTO person_salary (person_id, salary) VALUES (id, salary)
    INTO import_log (id, at) VALUES (id, SYSTIMESTAMP)
SELECT id, last_name, salary FROM hr_import WHERE batch = 7;
-- end

-- id: oracle_scripts_005
-- dialect: oracle
-- construct: update, subquery
-- reads: fx
-- writes: invoice
-- column: invoice.amount -> invoice.amount_eur direct
-- column: fx.rate -> invoice.amount_eur direct
-- column: fx.ccy -> invoice.* join
-- column: invoice.ccy -> invoice.* join
UPDATE (
    SELECT i.amount, i.amount_eur, f.rate
    FROM invoice i JOIN fx f ON f.ccy = i.ccy
) v
SET v.amount_eur = v.amount * v.rate;
-- end

-- id: oracle_scripts_006
-- dialect: oracle
-- construct: recursive_cte, insert
-- reads: account_tree
-- writes: account_flat
-- column: account_tree.acc -> account_flat.acc direct
-- column: account_tree.acc -> account_flat.root direct
-- column: account_tree.parent_acc -> account_flat.* filter
-- column: account_tree.parent_acc -> account_flat.* join
-- column: account_tree.acc -> account_flat.* join
INSERT INTO account_flat (acc, root)
WITH r (acc, root) AS (
    SELECT acc, acc FROM account_tree WHERE parent_acc IS NULL
    UNION ALL
    SELECT t.acc, r.root FROM account_tree t JOIN r ON r.acc = t.parent_acc
)
SELECT acc, root FROM r;
-- end

-- id: oracle_scripts_007
-- dialect: oracle
-- construct: dynamic_sql, variable, procedure
-- reads: cfg_target
-- dropped: 1
CREATE OR REPLACE PROCEDURE copy_to_target IS
    l_table VARCHAR2(30);
BEGIN
    SELECT table_name INTO l_table FROM cfg_target WHERE id = 1;
    EXECUTE IMMEDIATE 'INSERT INTO ' || l_table || ' SELECT * FROM stage_all';
END;
/
-- end

-- id: oracle_scripts_008
-- dialect: oracle
-- construct: dynamic_sql
-- reads: src_rate
-- writes: dw_rate
-- column: src_rate.code -> dw_rate.code direct
-- column: src_rate.valid_on -> dw_rate.* filter
BEGIN
    EXECUTE IMMEDIATE q'[
        INSERT INTO dw_rate (code, label)
        SELECT code, 'it''s' FROM src_rate WHERE valid_on = :d
    ]' USING TRUNC(SYSDATE);
END;
/
-- end

-- id: oracle_scripts_009
-- dialect: oracle
-- construct: delete, subquery
-- reads: dup_guess, customer
-- writes: customer
-- column: customer.mail -> customer.* group
-- column: customer.id -> customer.* filter
-- column: dup_guess.customer_id -> customer.* filter
DELETE FROM customer
WHERE rowid NOT IN (SELECT MIN(c2.rowid) FROM customer c2 GROUP BY c2.mail)
  AND id IN (SELECT customer_id FROM dup_guess);
-- end

-- id: oracle_scripts_010
-- dialect: oracle
-- construct: view, window, comment
-- reads: deliveries
-- writes: v_delivery
-- column: deliveries.id -> v_delivery.id direct
-- column: deliveries.weight -> v_delivery.share direct
-- column: deliveries.route -> v_delivery.* window
CREATE OR REPLACE VIEW v_delivery AS
SELECT /*+ PARALLEL(d 4) FULL(d) */ d.id, -- the key
       RATIO_TO_REPORT(d.weight) OVER (PARTITION BY d.route) AS share
FROM deliveries d;
COMMENT ON TABLE v_delivery IS 'from deliveries; see also old_deliveries';
-- end

-- id: oracle_scripts_011
-- dialect: oracle
-- construct: select, quoted_name
-- schema: {"tables": {"APP.EVENTS": ["ID", "Kind"]}}
-- reads: app.events
-- column: app.events.ID -> <result>.ID direct
-- column: app.events.Kind -> <result>.Kind direct
SELECT * FROM app.events;
-- end

-- id: oracle_scripts_012
-- dialect: oracle
-- construct: function, cursor
-- reads: tree_node
CREATE OR REPLACE FUNCTION nodes_of (p_owner NUMBER) RETURN SYS_REFCURSOR IS
    rc SYS_REFCURSOR;
BEGIN
    OPEN rc FOR SELECT node_id, label FROM tree_node WHERE owner_id = p_owner;
    RETURN rc;
END;
/
-- end

-- id: oracle_scripts_013
-- dialect: oracle
-- construct: merge, subquery
-- reads: hr.absence, hr.person
-- writes: hr.balance
-- column: hr.person.person_id -> hr.balance.person_id direct
-- column: hr.absence.days -> hr.balance.days direct
-- column: hr.person.person_id -> hr.balance.* join
-- column: hr.absence.person_id -> hr.balance.* join
-- column: hr.balance.person_id -> hr.balance.* join
-- column: hr.person.person_id -> hr.balance.* group
-- column: hr.balance.days -> hr.balance.days direct
-- column: hr.balance.days -> hr.balance.* filter
MERGE INTO hr.balance b
USING (
    SELECT p.person_id, SUM(a.days) AS days
    FROM hr.person p LEFT JOIN hr.absence a ON a.person_id = p.person_id
    GROUP BY p.person_id
) x
ON (b.person_id = x.person_id)
WHEN MATCHED THEN UPDATE SET b.days = b.days - x.days
    DELETE WHERE (b.days < 0)
WHEN NOT MATCHED THEN INSERT (person_id, days) VALUES (x.person_id, 30 - x.days);
-- end

-- id: oracle_scripts_014
-- dialect: oracle
-- construct: lateral, join
-- reads: shop, visit
-- column: shop.name -> <result>.name direct
-- column: visit.guest -> <result>.guest direct
-- column: visit.shop_id -> <result>.* filter
-- column: shop.id -> <result>.* filter
-- column: visit.at -> <result>.* sort
SELECT s.name, v.guest
FROM shop s
CROSS APPLY (SELECT x.guest FROM visit x WHERE x.shop_id = s.id ORDER BY x.at DESC FETCH FIRST 1 ROW ONLY) v;
-- end

-- id: oracle_scripts_015
-- dialect: oracle
-- construct: flatten, lateral
-- reads: xml_inbox
-- column: xml_inbox.doc_id -> <result>.doc_id direct
-- column: xml_inbox.body -> <result>.sku direct
SELECT i.doc_id, x.sku
FROM xml_inbox i,
     XMLTABLE('/order/line' PASSING i.body COLUMNS sku VARCHAR2(30) PATH 'sku') x;
-- end

-- id: oracle_scripts_016
-- dialect: oracle
-- construct: union, select
-- reads: active_member, paying_member
-- column: active_member.id -> <result>.id direct
-- column: paying_member.member_id -> <result>.* filter
SELECT id FROM active_member
MINUS
SELECT member_id FROM paying_member;
-- end

-- id: oracle_scripts_017
-- dialect: oracle
-- construct: insert, variable, loop
-- reads: slot
-- writes: slot_use
-- column: slot.slot_id -> slot_use.slot_id direct
-- column: slot.slot_id -> slot_use.* sort
DECLARE
    v_id slot.slot_id%TYPE;
BEGIN
    FOR d IN 1 .. 7 LOOP
        FOR s IN (SELECT slot_id FROM slot ORDER BY slot_id) LOOP
            v_id := s.slot_id;
            INSERT INTO slot_use (slot_id, day_no) VALUES (v_id, d);
        END LOOP;
    END LOOP;
END;
/
-- end

-- id: oracle_scripts_018
-- dialect: oracle
-- construct: broken, script
-- reads: p_src
-- writes: p_dst
-- column: p_src.a -> p_dst.a direct
-- dropped: 1
INSERT INTO p_dst (a) SELECT a FROM p_src;
MERGE INTO ON USING WHEN;
COMMIT;
-- end

-- id: oracle_scripts_019
-- dialect: oracle
-- construct: ctas, aggregate
-- reads: kpi_long
-- writes: kpi_wide
-- column: kpi_long.unit -> kpi_wide.unit direct
-- column: kpi_long.val -> kpi_wide.rev direct
-- column: kpi_long.val -> kpi_wide.cost direct
-- column: kpi_long.name -> kpi_wide.* filter
-- column: kpi_long.unit -> kpi_wide.* group
CREATE TABLE kpi_wide COMPRESS AS
SELECT unit,
       MAX(CASE name WHEN 'rev' THEN val END) AS rev,
       MAX(CASE name WHEN 'cost' THEN val END) AS cost
FROM kpi_long
GROUP BY unit;
-- end

-- id: oracle_scripts_020
-- dialect: oracle
-- construct: procedure, cursor, update
-- reads: task
-- writes: task
-- column: task.score -> task.rank_score direct
-- column: task.bonus -> task.rank_score direct
-- column: task.state -> task.* filter
CREATE OR REPLACE PROCEDURE rescore IS
    CURSOR c IS SELECT score, bonus FROM task WHERE state = 'open' FOR UPDATE OF rank_score;
BEGIN
    FOR r IN c LOOP
        UPDATE task SET rank_score = r.score + r.bonus WHERE CURRENT OF c;
    END LOOP;
END rescore;
/
-- end
