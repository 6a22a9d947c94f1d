-- id: oracle_fetched_undeclared_001
-- dialect: oracle
-- construct: cursor
-- kind: fetched_undeclared
-- reads: a.t
-- writes: a.o
-- column: a.t.x -> a.o.x direct
-- column: a.t.y -> a.o.y direct
BEGIN
  OPEN pk.cur FOR SELECT x, y FROM a.t;
  FETCH pk.cur INTO pk.rec;
  INSERT INTO a.o (x, y) VALUES (pk.rec.x, pk.rec.y);
END;
/
-- end

-- id: oracle_fetched_undeclared_002
-- dialect: oracle
-- construct: cursor,package
-- kind: fetched_undeclared
-- reads: hr.emp
-- writes: hr.log
-- column: hr.emp.id -> hr.log.id direct
-- column: hr.emp.pay -> hr.log.pay direct
-- column: hr.emp.gone -> hr.log.* filter
CREATE OR REPLACE PROCEDURE hr.note IS
  CURSOR c IS SELECT id, pay FROM hr.emp WHERE gone = 'N';
BEGIN
  OPEN c;
  LOOP
    FETCH c INTO state_pk.current_row;
    EXIT WHEN c%NOTFOUND;
    INSERT INTO hr.log (id, pay) VALUES (state_pk.current_row.id, state_pk.current_row.pay);
  END LOOP;
  CLOSE c;
END;
/
-- end

-- id: oracle_fetched_undeclared_003
-- dialect: oracle
-- construct: variable,package
-- kind: fetched_undeclared
-- reads: hr.emp
-- writes: hr.log
-- column: hr.emp.id -> hr.log.id direct
-- column: hr.emp.no -> hr.log.* filter
BEGIN
  SELECT * INTO state_pk.one FROM hr.emp WHERE no = 7;
  INSERT INTO hr.log (id) VALUES (state_pk.one.id);
END;
/
-- end

-- id: oracle_fetched_undeclared_004
-- dialect: oracle
-- construct: cursor,package
-- kind: fetched_undeclared
-- reads: hr.dept
-- writes: hr.log
-- column: hr.dept.id -> hr.log.id direct
-- column: hr.dept.name -> hr.log.name direct
DECLARE
  CURSOR c IS SELECT id, name AS label FROM hr.dept;
BEGIN
  OPEN c;
  FETCH c INTO state_pk.a, state_pk.b;
  INSERT INTO hr.log (id, name) VALUES (state_pk.a, state_pk.b);
END;
/
-- end

-- id: oracle_fetched_undeclared_005
-- dialect: oracle
-- construct: cursor,package
-- kind: fetched_undeclared
-- reads: hr.dept
-- writes: hr.log
-- column: hr.dept.id -> hr.log.id direct
-- column: hr.dept.name -> hr.log.name direct
DECLARE
  CURSOR c IS SELECT id, name AS label FROM hr.dept;
BEGIN
  OPEN c;
  FETCH c INTO current_dept;
  INSERT INTO hr.log (id, name) VALUES (current_dept.id, current_dept.label);
END;
/
-- end
