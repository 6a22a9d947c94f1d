-- id: oracle_object_view_001
-- dialect: oracle
-- construct: view, script
-- kind: object_view
-- reads: res
-- writes: vr
-- column: res.key -> vr.id direct
-- column: res.txt -> vr.label direct
CREATE TYPE tr AS OBJECT (id NUMBER, label VARCHAR2(10));
/
CREATE VIEW vr OF tr WITH OBJECT IDENTIFIER (id) AS SELECT r.key, r.txt FROM res r;
-- end

-- id: oracle_object_view_002
-- dialect: oracle
-- construct: view, script, aggregate
-- kind: object_view
-- reads: shop.lines
-- writes: shop.order_totals
-- column: shop.lines.order_no -> shop.order_totals.no direct
-- column: shop.lines.eur -> shop.order_totals.total direct
-- column: shop.lines.order_no -> shop.order_totals.* group
CREATE OR REPLACE TYPE shop.order_total AS OBJECT (
  no NUMBER,
  total NUMBER(10, 2),
  MEMBER FUNCTION net RETURN NUMBER
);
/
CREATE OR REPLACE VIEW shop.order_totals OF shop.order_total WITH OBJECT OID (no) AS
SELECT l.order_no, SUM(l.eur) FROM shop.lines l GROUP BY l.order_no;
-- end

-- id: oracle_object_view_003
-- dialect: oracle
-- construct: script, insert
-- kind: object_view
-- reads: src
-- writes: people
-- column: src.pid -> people.id direct
-- column: src.full_name -> people.name direct
CREATE TYPE person AS OBJECT (id NUMBER, name VARCHAR2(100));
/
CREATE TABLE people OF person (id PRIMARY KEY);
INSERT INTO people SELECT s.pid, s.full_name FROM src s;
-- end

-- id: oracle_object_view_004
-- dialect: oracle
-- construct: view, script, insert
-- kind: object_view
-- reads: emp, emp_v
-- writes: emp_v, staff
-- column: emp.no -> emp_v.empno direct
-- column: emp.label -> emp_v.ename direct
-- column: emp_v.ename -> staff.name direct
CREATE TYPE emp_t AS OBJECT (empno NUMBER, ename VARCHAR2(30));
/
CREATE VIEW emp_v OF emp_t WITH OBJECT IDENTIFIER (empno) AS SELECT e.no, e.label FROM emp e;
INSERT INTO staff (name) SELECT v.ename FROM emp_v v;
-- end
