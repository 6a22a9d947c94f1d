-- id: oracle_variable_like_column_001
-- dialect: oracle
-- construct: script, insert, variable
-- kind: variable_like_column
-- reads: s
-- writes: t
-- column: s.x -> t.c direct
-- column: s.k -> t.* filter
DECLARE
  x NUMBER;
BEGIN
  SELECT x INTO x FROM s WHERE k = 1;
  INSERT INTO t (c) VALUES (x);
END;
/
-- end

-- id: oracle_variable_like_column_002
-- dialect: oracle
-- construct: procedure, insert, variable
-- kind: variable_like_column
-- reads: hr.emp
-- writes: hr.log
-- column: hr.emp.salary -> hr.log.salary direct
-- column: hr.emp.empno -> hr.log.* filter
CREATE OR REPLACE PROCEDURE hr.note_salary (p_no NUMBER) IS
  salary NUMBER;
BEGIN
  SELECT salary INTO salary FROM hr.emp WHERE empno = p_no;
  INSERT INTO hr.log (salary) VALUES (salary);
END;
/
-- end

-- id: oracle_variable_like_column_003
-- dialect: oracle
-- construct: function, cursor, variable, insert
-- kind: variable_like_column
-- reads: inv.item
-- writes: inv.seen
-- column: inv.item.title -> inv.seen.title direct
DECLARE
  title VARCHAR2(100);
  CURSOR c IS SELECT title FROM inv.item;
BEGIN
  OPEN c;
  FETCH c INTO title;
  INSERT INTO inv.seen (title) VALUES (title);
  CLOSE c;
END;
/
-- end
