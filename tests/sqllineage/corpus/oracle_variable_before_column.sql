-- id: oracle_variable_before_column_001
-- dialect: oracle
-- construct: procedure, delete, insert
-- kind: variable_before_column
-- schema: {"tables": {"hr.emp": ["empno", "ename", "deptno"]}}
-- reads: hr.emp
-- writes: hr.gone, hr.emp
-- column: hr.emp.ename -> hr.gone.ename direct
-- column: hr.emp.deptno -> hr.gone.* filter
-- column: hr.emp.deptno -> hr.emp.* filter
CREATE OR REPLACE PROCEDURE hr.close_dept (deptno NUMBER) IS
BEGIN
  INSERT INTO hr.gone (dept, ename)
  SELECT close_dept.deptno, ename FROM hr.emp WHERE deptno = close_dept.deptno;
  DELETE FROM hr.emp WHERE deptno = deptno;
END;
/
-- end
