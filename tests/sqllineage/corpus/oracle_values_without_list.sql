-- id: oracle_values_without_list_001
-- dialect: oracle
-- construct: procedure, insert, variable
-- kind: values_without_list
-- reads: run
-- writes: log_tab
-- column: run.id -> log_tab.* direct
DECLARE
  v_id NUMBER;
BEGIN
  SELECT MAX(id) INTO v_id FROM run;
  INSERT INTO log_tab VALUES (v_id, SYSDATE);
END;
/
-- end

-- id: oracle_values_without_list_002
-- dialect: oracle
-- construct: procedure, insert, cursor, loop
-- kind: values_without_list
-- reads: emp
-- writes: log_tab
-- column: emp.id -> log_tab.* direct
-- column: emp.name -> log_tab.* direct
BEGIN
  FOR r IN (SELECT id, name FROM emp) LOOP
    INSERT INTO log_tab VALUES (r.id, r.name);
  END LOOP;
END;
/
-- end
