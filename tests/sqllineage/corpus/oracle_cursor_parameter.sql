-- id: oracle_cursor_parameter_001
-- dialect: oracle
-- construct: procedure, cursor, insert, loop
-- kind: cursor_parameter
-- reads: employees
-- writes: staff
-- column: employees.last_name -> staff.name direct
-- column: employees.department_id -> staff.* filter
CREATE OR REPLACE PROCEDURE load_staff IS
  CURSOR c (dept_in IN NUMBER) IS
    SELECT last_name FROM employees WHERE department_id = dept_in;
BEGIN
  FOR r IN c(10) LOOP
    INSERT INTO staff (name) VALUES (r.last_name);
  END LOOP;
END;
/
-- end

-- id: oracle_cursor_parameter_002
-- dialect: oracle
-- construct: procedure, cursor, insert, loop
-- kind: cursor_parameter
-- reads: employees
-- writes: staff
-- column: employees.last_name -> staff.name direct
-- column: employees.department_id -> staff.* filter
CREATE OR REPLACE PROCEDURE load_staff(dept_in IN employees.department_id%TYPE) IS
  CURSOR c IS SELECT last_name FROM employees WHERE department_id = dept_in;
  v_name employees.last_name%TYPE;
BEGIN
  OPEN c;
  LOOP
    FETCH c INTO v_name;
    EXIT WHEN c%NOTFOUND;
    INSERT INTO staff (name) VALUES (v_name);
  END LOOP;
  CLOSE c;
END;
/
-- end
