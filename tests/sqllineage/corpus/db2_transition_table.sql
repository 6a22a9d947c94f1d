-- id: db2_transition_table_001
-- dialect: db2
-- construct: insert, join, script, trigger
-- kind: transition_table
-- reads: hr.pay
-- writes: hr.pay_hist
-- column: hr.pay.empno -> hr.pay_hist.empno direct
-- column: hr.pay.salary -> hr.pay_hist.old_salary direct
-- column: hr.pay.salary -> hr.pay_hist.new_salary direct
-- column: hr.pay.empno -> hr.pay_hist.* filter
CREATE TRIGGER hr.pay_upd AFTER UPDATE OF salary ON hr.pay
REFERENCING OLD TABLE AS o NEW TABLE AS n
FOR EACH STATEMENT MODE DB2SQL
BEGIN ATOMIC
  INSERT INTO hr.pay_hist (empno, old_salary, new_salary)
  SELECT o.empno, o.salary, n.salary FROM o, n WHERE o.empno = n.empno;
END;
-- end

-- id: db2_transition_table_002
-- dialect: db2
-- construct: insert, script, trigger
-- kind: transition_table
-- reads: acct.entry
-- writes: acct.entry_log
-- column: acct.entry.id -> acct.entry_log.id direct
-- column: acct.entry.amount -> acct.entry_log.amount direct
CREATE TRIGGER acct.entry_ins AFTER INSERT ON acct.entry
REFERENCING NEW_TABLE AS fresh FOR EACH STATEMENT
INSERT INTO acct.entry_log (id, amount) SELECT id, amount FROM fresh;
-- end
