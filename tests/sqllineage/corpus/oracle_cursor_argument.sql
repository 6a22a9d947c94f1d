-- id: oracle_cursor_argument_001
-- dialect: oracle
-- construct: package, cursor, insert, variable
-- kind: cursor argument
-- reads: invoices, calendar, states
-- writes: reminders
-- column: invoices.invoice_id -> reminders.invoice_id direct
-- column: invoices.amount -> reminders.amount direct
-- column: states.code -> reminders.status direct
-- column: invoices.due_on -> reminders.* filter
-- column: calendar.day -> reminders.* filter
-- column: calendar.is_open -> reminders.* filter
CREATE OR REPLACE PACKAGE BODY billing IS
  CURSOR c_due(p_before DATE, p_status VARCHAR2 DEFAULT 'OPEN') IS
    SELECT invoice_id, amount, p_status AS status FROM invoices WHERE due_on < p_before;
  TYPE t_due IS TABLE OF c_due%ROWTYPE;
  PROCEDURE remind IS
    v_before DATE;
    v_status VARCHAR2(9);
    v_rows t_due;
  BEGIN
    SELECT MIN(day) INTO v_before FROM calendar WHERE is_open = 'Y';
    SELECT MAX(code) INTO v_status FROM states;
    OPEN c_due(v_before, v_status);
    FETCH c_due BULK COLLECT INTO v_rows;
    CLOSE c_due;
    FORALL i IN 1 .. v_rows.COUNT
      INSERT INTO reminders (invoice_id, amount, status)
      VALUES (v_rows(i).invoice_id, v_rows(i).amount, v_rows(i).status);
  END remind;
END billing;
/
-- end
