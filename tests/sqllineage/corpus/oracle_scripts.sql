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

-- id: oracle_scripts_101
-- dialect: oracle
-- construct: call, procedure, insert
-- kind: sp_procedure
-- reads: fin.account
-- writes: fin.closed_account
-- column: fin.account.account_no -> fin.closed_account.account_no direct
-- column: fin.account.balance -> fin.closed_account.* filter
-- dropped: 1
BEGIN
    fin.sp_close_period(p_year => 2024);
    INSERT INTO fin.closed_account (account_no, closed_on)
    SELECT a.account_no, SYSDATE FROM fin.account a WHERE a.balance = 0;
    COMMIT;
END;
/
-- end

-- id: oracle_scripts_102
-- dialect: oracle
-- construct: insert
-- kind: compound_assignment
-- reads: lab.sample
-- writes: lab.sample_open
-- column: lab.sample.sample_no -> lab.sample_open.sample_no direct
-- column: lab.sample.due_day -> lab.sample_open.days direct
-- column: lab.sample.taken_day -> lab.sample_open.days direct
-- column: lab.sample.state -> lab.sample_open.* filter
-- column: lab.sample.rack -> lab.sample_open.* filter
-- column: lab.sample.last_rack -> lab.sample_open.* filter
INSERT INTO lab.sample_open (sample_no, days)
SELECT s.sample_no, s.due_day - s.taken_day
FROM lab.sample s
WHERE s.state ^= 'done' AND s.rack != s.last_rack;
-- end

-- id: oracle_scripts_103
-- dialect: oracle
-- construct: trigger, update, variable
-- kind: compound_trigger
-- reads: wms.pallet
-- writes: wms.rack
-- column: wms.rack.pallet_id -> wms.rack.* filter
-- column: wms.pallet.pallet_id -> wms.rack.* filter
CREATE OR REPLACE TRIGGER wms.trg_pallet
FOR INSERT OR UPDATE OF weight ON wms.pallet
COMPOUND TRIGGER
    TYPE t_ids IS TABLE OF wms.pallet.pallet_id%TYPE INDEX BY PLS_INTEGER;
    l_ids t_ids;
    AFTER EACH ROW IS
    BEGIN
        l_ids(l_ids.COUNT + 1) := :NEW.pallet_id;
    END AFTER EACH ROW;
    AFTER STATEMENT IS
    BEGIN
        FORALL i IN 1 .. l_ids.COUNT
            UPDATE wms.rack SET dirty = 1 WHERE pallet_id = l_ids(i);
    END AFTER STATEMENT;
END trg_pallet;
/
-- end

-- id: oracle_scripts_104
-- dialect: oracle
-- construct: trigger, insert, variable
-- kind: compound_trigger
-- reads: pay.salary, pay.tax_rate
-- writes: pay.salary_tax, pay.batch_log, pay.salary
-- column: pay.salary.emp_id -> pay.salary_tax.emp_id direct
-- column: pay.salary.gross -> pay.salary_tax.tax direct
-- column: pay.tax_rate.rate -> pay.salary_tax.tax direct
-- column: pay.tax_rate.country -> pay.salary_tax.* filter
CREATE OR REPLACE TRIGGER pay.trg_salary
FOR UPDATE OF gross ON pay.salary
COMPOUND TRIGGER
    g_rate pay.tax_rate.rate%TYPE;
    g_rows PLS_INTEGER := 0;
    BEFORE STATEMENT IS
    BEGIN
        SELECT r.rate INTO g_rate FROM pay.tax_rate r WHERE r.country = 'NL';
    END BEFORE STATEMENT;
    BEFORE EACH ROW IS
    BEGIN
        :NEW.changed_on := SYSDATE;
    END BEFORE EACH ROW;
    AFTER EACH ROW IS
    BEGIN
        g_rows := g_rows + 1;
        INSERT INTO pay.salary_tax (emp_id, tax) VALUES (:NEW.emp_id, :NEW.gross * g_rate);
    END AFTER EACH ROW;
    AFTER STATEMENT IS
    BEGIN
        INSERT INTO pay.batch_log (rows_done) VALUES (g_rows);
    END AFTER STATEMENT;
END trg_salary;
/
-- end

-- id: oracle_scripts_105
-- dialect: oracle
-- construct: trigger, insert, delete
-- kind: compound_trigger
-- reads: crm.v_customer
-- writes: crm.person
-- column: crm.v_customer.person_id -> crm.person.person_id direct
-- column: crm.v_customer.first_name -> crm.person.full_name direct
-- column: crm.v_customer.last_name -> crm.person.full_name direct
-- column: crm.v_customer.person_id -> crm.person.* filter
-- column: crm.person.person_id -> crm.person.* filter
CREATE OR REPLACE TRIGGER crm.trg_v_customer
FOR INSERT OR DELETE ON crm.v_customer
COMPOUND TRIGGER
    INSTEAD OF EACH ROW IS
    BEGIN
        IF INSERTING THEN
            INSERT INTO crm.person (person_id, full_name)
            VALUES (:NEW.person_id, :NEW.first_name || ' ' || :NEW.last_name);
        ELSE
            DELETE FROM crm.person WHERE person_id = :OLD.person_id;
        END IF;
    END INSTEAD OF EACH ROW;
END trg_v_customer;
/
-- end

-- id: oracle_scripts_106
-- dialect: oracle
-- construct: trigger, procedure, insert
-- kind: compound_trigger
-- reads: ops.ticket
-- writes: ops.trace_log, ops.ticket_history
-- column: ops.ticket.ticket_id -> ops.ticket_history.ticket_id direct
-- column: ops.ticket.state -> ops.ticket_history.old_state direct
-- column: ops.ticket.state -> ops.ticket_history.new_state direct
CREATE OR REPLACE TRIGGER ops.trg_ticket
FOR UPDATE ON ops.ticket
REFERENCING NEW AS n OLD AS o
FOLLOWS ops.trg_ticket_base
COMPOUND TRIGGER
    PROCEDURE note (p_what VARCHAR2) IS
    BEGIN
        INSERT INTO ops.trace_log (what, at) VALUES (p_what, SYSTIMESTAMP);
    END note;
    AFTER EACH ROW IS
    BEGIN
        note('row');
        INSERT INTO ops.ticket_history (ticket_id, old_state, new_state)
        VALUES (:n.ticket_id, :o.state, :n.state);
    END AFTER EACH ROW;
END trg_ticket;
/
-- end

-- id: oracle_scripts_107
-- dialect: oracle
-- construct: trigger, insert, update
-- kind: compound_trigger
-- reads: lab.compound
-- writes: lab.compound_log, lab.trigger_count
-- column: lab.compound.compound_id -> lab.compound_log.compound_id direct
-- column: lab.compound.mass -> lab.compound_log.mass direct
-- column: lab.trigger_count.n -> lab.trigger_count.n direct
-- column: lab.trigger_count.name -> lab.trigger_count.* filter
CREATE OR REPLACE TRIGGER lab.trg_compound
AFTER INSERT ON lab.compound
FOR EACH ROW
BEGIN
    INSERT INTO lab.compound_log (compound_id, mass) VALUES (:NEW.compound_id, :NEW.mass);
    UPDATE lab.trigger_count c SET c.n = c.n + 1 WHERE c.name = 'compound';
END;
/
-- end

-- id: oracle_scripts_108
-- dialect: oracle
-- construct: function, select
-- kind: with_function
-- reads: met.sounding
-- column: met.sounding.station_no -> <result>.station_no direct
-- column: met.sounding.temp_f -> <result>.temp_c direct
-- column: met.sounding.is_valid -> <result>.* filter
WITH
    FUNCTION to_celsius (p_f NUMBER) RETURN NUMBER IS
        v NUMBER := p_f - 32;
    BEGIN
        RETURN v * 5 / 9;
    END;
SELECT s.station_no, to_celsius(s.temp_f) AS temp_c
FROM met.sounding s
WHERE s.is_valid = 'Y'
/
-- end

-- id: oracle_scripts_109
-- dialect: oracle
-- construct: function, cte, insert
-- kind: with_function
-- reads: post.parcel
-- writes: dw.parcel_fee
-- column: post.parcel.parcel_no -> dw.parcel_fee.parcel_no direct
-- column: post.parcel.kg -> dw.parcel_fee.fee direct
-- column: post.parcel.zone_no -> dw.parcel_fee.fee direct
-- column: post.parcel.kg -> dw.parcel_fee.* filter
INSERT /*+ WITH_PLSQL */ INTO dw.parcel_fee (parcel_no, fee)
WITH
    PROCEDURE trace (p VARCHAR2) IS
    BEGIN
        DBMS_OUTPUT.PUT_LINE(p);
    END;
    FUNCTION fee_of (p_kg NUMBER, p_zone NUMBER) RETURN NUMBER IS
    BEGIN
        trace('fee');
        RETURN p_kg * p_zone;
    END;
    heavy AS (SELECT p.parcel_no, p.kg, p.zone_no FROM post.parcel p WHERE p.kg > 20)
SELECT h.parcel_no, fee_of(h.kg, h.zone_no)
FROM heavy h
/
-- end

-- id: oracle_scripts_110
-- dialect: oracle
-- construct: recursive_cte, view
-- kind: search_cycle
-- reads: bom.link
-- writes: bom.v_parts
-- column: bom.link.part_no -> bom.v_parts.part_no direct
-- column: bom.link.qty -> bom.v_parts.qty direct
-- column: bom.link.parent_no -> bom.v_parts.* filter
-- column: bom.link.parent_no -> bom.v_parts.* join
-- column: bom.link.part_no -> bom.v_parts.* join
CREATE OR REPLACE VIEW bom.v_parts AS
WITH parts (part_no, parent_no, qty) AS (
    SELECT b.part_no, b.parent_no, b.qty FROM bom.link b WHERE b.parent_no = 'ROOT'
    UNION ALL
    SELECT c.part_no, c.parent_no, c.qty * p.qty FROM bom.link c JOIN parts p ON c.parent_no = p.part_no
)
SEARCH BREADTH FIRST BY part_no ASC NULLS LAST SET seq
CYCLE part_no SET is_loop TO 'Y' DEFAULT 'N'
SELECT p.part_no, p.qty FROM parts p;
-- end

-- id: oracle_scripts_111
-- dialect: oracle
-- construct: merge, recursive_cte, subquery
-- kind: search_cycle
-- reads: gl.account
-- writes: dw.account_label
-- column: gl.account.label -> dw.account_label.top_label direct
-- column: dw.account_label.acct_no -> dw.account_label.* join
-- column: gl.account.acct_no -> dw.account_label.* join
-- column: gl.account.parent_no -> dw.account_label.* join
-- column: gl.account.parent_no -> dw.account_label.* filter
-- column: gl.account.acct_no -> dw.account_label.* group
MERGE INTO dw.account_label t
USING (
    WITH tree (acct, top_label) AS (
        SELECT a.acct_no, a.label FROM gl.account a WHERE a.parent_no IS NULL
        UNION ALL
        SELECT c.acct_no, r.top_label FROM gl.account c INNER JOIN tree r ON r.acct = c.parent_no
    )
    SEARCH DEPTH FIRST BY acct DESC SET ord
    CYCLE acct SET looped TO 1 DEFAULT 0
    SELECT tree.acct, MAX(tree.top_label) AS top_label FROM tree GROUP BY tree.acct
) s
ON (t.acct_no = s.acct)
WHEN MATCHED THEN UPDATE SET t.top_label = s.top_label;
-- end

-- id: oracle_scripts_112
-- dialect: oracle
-- construct: insert
-- kind: connect_by_level
-- reads: sub.contract
-- writes: sub.invoice_plan
-- column: sub.contract.contract_id -> sub.invoice_plan.contract_id direct
-- column: sub.contract.total -> sub.invoice_plan.amount direct
-- column: sub.contract.months -> sub.invoice_plan.amount direct
-- column: sub.contract.months -> sub.invoice_plan.* join
-- column: sub.contract.contract_id -> sub.invoice_plan.* join
INSERT INTO sub.invoice_plan (contract_id, month_no, amount)
SELECT c.contract_id, LEVEL, c.total / c.months
FROM sub.contract c
CONNECT BY LEVEL <= c.months
    AND PRIOR c.contract_id = c.contract_id
    AND PRIOR SYS_GUID() IS NOT NULL;
-- end

-- id: oracle_scripts_113
-- dialect: oracle
-- construct: cte, join, aggregate
-- kind: connect_by_level
-- reads: shop.store, shop.sale
-- column: shop.store.shop_id -> <result>.shop_id direct
-- column: shop.sale.amount -> <result>.amount direct
-- column: shop.sale.shop_id -> <result>.* join
-- column: shop.store.shop_id -> <result>.* join
-- column: shop.sale.sold_on -> <result>.* join
-- column: shop.store.shop_id -> <result>.* group
WITH days AS (
    SELECT DATE '2024-01-01' + LEVEL - 1 AS d FROM dual CONNECT BY LEVEL <= 31
)
SELECT days.d, s.shop_id, NVL(SUM(x.amount), 0) AS amount
FROM days
CROSS JOIN shop.store s
LEFT JOIN shop.sale x ON x.shop_id = s.shop_id AND x.sold_on = days.d
GROUP BY days.d, s.shop_id
ORDER BY days.d;
-- end

-- id: oracle_scripts_114
-- dialect: oracle
-- construct: loop, insert
-- kind: select_modifier
-- reads: crm.customer
-- writes: crm.city_list
-- column: crm.customer.city -> crm.city_list.city direct
-- column: crm.customer.country -> crm.city_list.country direct
-- column: crm.customer.active -> crm.city_list.* filter
BEGIN
    FOR r IN (SELECT UNIQUE c.city, c.country FROM crm.customer c WHERE c.active = 'Y') LOOP
        INSERT INTO crm.city_list (city, country) VALUES (r.city, r.country);
    END LOOP;
END;
/
-- end

-- id: oracle_scripts_115
-- dialect: oracle
-- construct: update, variable
-- kind: whole_record
-- schema: {"tables": {"ods.client": ["client_id", "name", "city"], "dwh.client": ["id", "full_name", "town"]}}
-- reads: ods.client
-- writes: dwh.client
-- column: ods.client.client_id -> dwh.client.id direct
-- column: ods.client.name -> dwh.client.full_name direct
-- column: ods.client.city -> dwh.client.town direct
-- column: ods.client.client_id -> dwh.client.* filter
-- column: dwh.client.id -> dwh.client.* filter
DECLARE
    r dwh.client%ROWTYPE;
BEGIN
    SELECT c.client_id, c.name, c.city INTO r FROM ods.client c WHERE c.client_id = 7;
    UPDATE dwh.client SET ROW = r WHERE id = r.id;
END;
/
-- end

-- id: oracle_scripts_116
-- dialect: oracle
-- construct: procedure, loop, insert
-- kind: whole_record
-- schema: {"tables": {"hr.leaver": ["emp_no", "left_on", "reason"]}}
-- reads: hr.employee
-- writes: hr.leaver, hr.employee
-- column: hr.employee.emp_id -> hr.leaver.emp_no direct
-- column: hr.employee.end_date -> hr.leaver.left_on direct
-- column: hr.employee.end_reason -> hr.leaver.reason direct
-- column: hr.employee.end_date -> hr.leaver.* filter
-- column: hr.employee.emp_id -> hr.employee.* filter
-- column: hr.employee.end_date -> hr.employee.* filter
CREATE OR REPLACE PROCEDURE hr.archive_leavers IS
BEGIN
    FOR rec IN (SELECT e.emp_id, e.end_date, e.end_reason FROM hr.employee e WHERE e.end_date < SYSDATE) LOOP
        INSERT INTO hr.leaver VALUES rec;
        DELETE FROM hr.employee WHERE emp_id = rec.emp_id;
    END LOOP;
END archive_leavers;
/
-- end

-- id: oracle_scripts_117
-- dialect: oracle
-- construct: cursor, insert, loop
-- kind: whole_record
-- schema: {"tables": {"tele.cdr": ["call_id", "secs", "tower"], "tele.cdr_arch": ["id", "seconds", "cell"]}}
-- reads: tele.cdr
-- writes: tele.cdr_arch
-- column: tele.cdr.call_id -> tele.cdr_arch.id direct
-- column: tele.cdr.secs -> tele.cdr_arch.seconds direct
-- column: tele.cdr.tower -> tele.cdr_arch.cell direct
-- column: tele.cdr.secs -> tele.cdr_arch.* filter
DECLARE
    CURSOR c IS SELECT * FROM tele.cdr WHERE secs > 0;
    TYPE t_cdr IS TABLE OF c%ROWTYPE INDEX BY PLS_INTEGER;
    l_cdr t_cdr;
BEGIN
    OPEN c;
    LOOP
        FETCH c BULK COLLECT INTO l_cdr LIMIT 1000;
        FORALL i IN INDICES OF l_cdr SAVE EXCEPTIONS
            INSERT INTO tele.cdr_arch VALUES l_cdr(i);
        EXIT WHEN c%NOTFOUND;
    END LOOP;
    CLOSE c;
END;
/
-- end

-- id: oracle_scripts_118
-- dialect: oracle
-- construct: procedure, insert, variable
-- kind: whole_record
-- schema: {"tables": {"dw.rate": ["rate_id", "code", "pct"], "dw.rate_log": ["rate_id", "code", "at"]}}
-- reads: dw.seq
-- writes: dw.rate, dw.rate_log
-- column: dw.seq.seq_no -> dw.rate_log.rate_id direct
-- column: dw.seq.name -> dw.rate_log.* filter
CREATE OR REPLACE PROCEDURE dw.put_rate (p_row IN dw.rate%ROWTYPE) IS
    l_id dw.rate_log.rate_id%TYPE;
BEGIN
    INSERT INTO dw.rate VALUES p_row;
    SELECT s.seq_no INTO l_id FROM dw.seq s WHERE s.name = 'rate';
    INSERT INTO dw.rate_log VALUES (l_id, p_row.code, SYSDATE);
END put_rate;
/
-- end
