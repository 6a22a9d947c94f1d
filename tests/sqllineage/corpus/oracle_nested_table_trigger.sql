-- id: oracle_nested_table_trigger_001
-- dialect: oracle
-- construct: insert, trigger
-- kind: nested_table_trigger
-- reads: v
-- writes: e
-- column: v.n -> e.a direct
-- column: v.d -> e.b direct
CREATE OR REPLACE TRIGGER g INSTEAD OF INSERT ON NESTED TABLE n OF v
REFERENCING NEW AS emp PARENT AS dep FOR EACH ROW
BEGIN
  INSERT INTO e (a, b) VALUES (:emp.x, :dep.d);
END;
/
-- end

-- id: oracle_nested_table_trigger_002
-- dialect: oracle
-- construct: insert, trigger
-- kind: nested_table_trigger
-- reads: hr.dept_view
-- writes: hr.emp
-- column: hr.dept_view.emplist -> hr.emp.name direct
-- column: hr.dept_view.dept_id -> hr.emp.dept_id direct
CREATE TRIGGER hr.dept_emplist INSTEAD OF INSERT ON NESTED TABLE emplist OF hr.dept_view FOR EACH ROW
BEGIN
  INSERT INTO hr.emp (name, dept_id) VALUES (:NEW.name, :PARENT.dept_id);
END;
/
-- end
