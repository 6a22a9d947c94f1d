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
-- writes: pay.salary_tax, pay.batch_log
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
