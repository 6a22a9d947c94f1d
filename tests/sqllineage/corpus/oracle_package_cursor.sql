-- id: oracle_package_cursor_001
-- dialect: oracle
-- construct: package, cursor, loop, insert
-- kind: package_cursor
-- reads: stage.line
-- writes: core.line
-- column: stage.line.sku -> core.line.sku direct
-- column: stage.line.ready -> core.line.* filter
CREATE OR REPLACE PACKAGE core.load AS
  CURSOR c_line IS SELECT sku FROM stage.line WHERE ready = 1;
  PROCEDURE run;
END load;
/
CREATE OR REPLACE PACKAGE BODY core.load AS
  PROCEDURE run IS
  BEGIN
    FOR x IN c_line LOOP
      INSERT INTO core.line (sku) VALUES (x.sku);
    END LOOP;
  END run;
END load;
/
-- end

-- id: oracle_package_cursor_002
-- dialect: oracle
-- construct: package, cursor, insert
-- kind: package_cursor
-- reads: hr.emp
-- writes: hr.list
-- column: hr.emp.ename -> hr.list.name direct
-- column: hr.emp.dept -> hr.list.* filter
CREATE PACKAGE hr.p IS
  CURSOR c (d NUMBER) RETURN hr.emp%ROWTYPE IS SELECT ename FROM hr.emp WHERE dept = d;
END;
/
CREATE PACKAGE BODY hr.p IS
  PROCEDURE q IS
    v VARCHAR2(30);
  BEGIN
    OPEN c(10);
    LOOP
      FETCH c INTO v;
      EXIT WHEN c%NOTFOUND;
      INSERT INTO hr.list (name) VALUES (v);
    END LOOP;
    CLOSE c;
  END q;
END;
/
-- end

-- id: oracle_package_cursor_003
-- dialect: oracle
-- construct: package, cursor, loop, insert
-- kind: package_cursor
-- reads: a.s
-- writes: a.t
-- column: a.s.x -> a.t.y direct
CREATE OR REPLACE PACKAGE a.api AS
  c_limit CONSTANT NUMBER := 5;
  TYPE rows_t IS TABLE OF NUMBER;
  CURSOR all_rows IS SELECT x FROM a.s;
  FUNCTION n RETURN NUMBER;
END api;
/
CREATE OR REPLACE PROCEDURE a.go IS
BEGIN
  FOR r IN api.all_rows LOOP
    INSERT INTO a.t (y) VALUES (r.x);
  END LOOP;
END;
/
-- end

-- id: oracle_package_cursor_004
-- dialect: oracle
-- construct: package, cursor, loop, function
-- kind: package_cursor
-- reads: cat.thing
-- column: cat.thing.id -> <result>.column_value direct
CREATE PACKAGE cat.things AS
  CURSOR ids IS SELECT id FROM cat.thing;
  FUNCTION list RETURN id_table PIPELINED;
END;
/
CREATE PACKAGE BODY cat.things AS
  FUNCTION list RETURN id_table PIPELINED IS
  BEGIN
    FOR x IN ids LOOP
      PIPE ROW (x.id);
    END LOOP;
    RETURN;
  END;
END;
/
-- end

-- id: oracle_package_cursor_005
-- dialect: oracle
-- construct: package, cursor
-- kind: package_cursor
-- reads: lone.tab
CREATE OR REPLACE PACKAGE lone.spec_only AS
  CURSOR c IS SELECT a, b FROM lone.tab;
END;
/
-- end
