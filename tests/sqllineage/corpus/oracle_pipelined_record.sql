-- id: oracle_pipelined_record_001
-- dialect: oracle
-- construct: function, loop
-- kind: pipelined_record
-- reads: hr.emp
-- column: hr.emp.empno -> <result>.id direct
-- column: hr.emp.ename -> <result>.label direct
CREATE OR REPLACE PACKAGE hr.api AS
  TYPE row_t IS RECORD (id NUMBER, label VARCHAR2(50));
  TYPE rows_t IS TABLE OF row_t;
  FUNCTION list RETURN rows_t PIPELINED;
END;
/
CREATE OR REPLACE PACKAGE BODY hr.api AS
  FUNCTION list RETURN rows_t PIPELINED IS
    v row_t;
  BEGIN
    FOR e IN (SELECT empno, ename FROM hr.emp) LOOP
      v.id := e.empno;
      v.label := e.ename;
      PIPE ROW (v);
    END LOOP;
    RETURN;
  END;
END;
/
-- end
