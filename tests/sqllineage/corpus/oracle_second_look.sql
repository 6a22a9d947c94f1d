-- id: oracle_second_look_001
-- dialect: oracle
-- construct: join, select
-- kind: second_look
-- reads: a, b, c
-- column: a.x -> <result>.x direct
-- column: b.k -> <result>.* join
-- column: c.k -> <result>.* join
SELECT a.x FROM a, b JOIN c USING (k);
-- end

-- id: oracle_second_look_002
-- dialect: oracle
-- construct: script, insert, select
-- kind: second_look
-- reads: hr.emp
-- writes: hr.emp_copy
-- column: hr.emp.empno -> hr.emp_copy.empno direct
-- column: hr.emp.empno -> <result>.empno direct
-- column: hr.emp.ename -> <result>.ename direct
SET FEEDBACK OFF COLSEP '|'
COLUMN ename HEADING Name
INSERT INTO hr.emp_copy (empno) SELECT empno FROM hr.emp;
COMMIT
/
BREAK ON empno
SELECT empno, ename FROM hr.emp
/
SPOOL OFF
EXIT SUCCESS
-- end

-- id: oracle_second_look_003
-- dialect: oracle
-- construct: package, cursor, loop, merge
-- kind: second_look
-- reads: src.pay
-- writes: dw.pay
-- column: src.pay.amt -> dw.pay.amt direct
-- column: src.pay.id -> dw.pay.* join
-- column: dw.pay.id -> dw.pay.* join
-- column: src.pay.booked -> dw.pay.* filter
CREATE OR REPLACE PACKAGE dw.sync AUTHID CURRENT_USER AS
  CURSOR open_pay IS SELECT id, amt FROM src.pay WHERE booked = 'N';
  PROCEDURE go;
END sync;
/
CREATE OR REPLACE PACKAGE BODY dw.sync AS
  PROCEDURE go IS
  BEGIN
    FOR p IN sync.open_pay LOOP
      MERGE INTO dw.pay t USING dual ON (t.id = p.id) WHEN MATCHED THEN UPDATE SET t.amt = p.amt;
    END LOOP;
  END go;
END sync;
/
-- end
