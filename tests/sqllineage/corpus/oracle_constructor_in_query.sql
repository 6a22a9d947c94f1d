-- id: oracle_constructor_in_query_001
-- dialect: oracle
-- construct: script, loop, insert, variable
-- kind: constructor_in_query
-- reads: employees
-- writes: stage
-- column: employees.employee_id -> stage.empid direct
-- column: employees.department_id -> stage.deptid direct
create type emp_obj as object (empid number, deptid number, city varchar2(30));
/
create type emp_tab as table of emp_obj;
/
declare
  l_tab emp_tab;
begin
  select emp_obj(e.employee_id, e.department_id, null) bulk collect into l_tab from employees e;
  forall i in 1 .. l_tab.count
    insert into stage (empid, deptid, city) values (l_tab(i).empid, l_tab(i).deptid, l_tab(i).city);
end;
/
-- end

-- id: oracle_constructor_in_query_002
-- dialect: oracle
-- construct: script, loop, insert
-- kind: constructor_in_query
-- reads: t
-- writes: x
-- column: t.b -> x.q direct
create type pair as object (p number, q number);
/
begin
  for r in (select pair(t.a, t.b) as o from t) loop
    insert into x (q) values (r.o.q);
  end loop;
end;
/
-- end

-- id: oracle_constructor_in_query_003
-- dialect: oracle
-- construct: script, insert, subquery
-- kind: constructor_in_query
-- reads: t
-- writes: x
-- column: t.a -> x.p direct
create type pair as object (p number, q number);
/
insert into x (p) select s.o.p from (select pair(t.a, t.b) as o from t) s;
-- end

-- id: oracle_constructor_in_query_004
-- dialect: oracle
-- construct: script, insert, variable
-- kind: constructor_in_query
-- reads: t
-- writes: x
-- column: t.b -> x.q direct
create type pair as object (p number, q number);
/
declare
  v pair;
begin
  select pair(t.a, t.b) into v from t where rownum = 1;
  insert into x (q) values (v.q);
end;
/
-- end

-- id: oracle_constructor_in_query_005
-- dialect: oracle
-- construct: script, cursor, insert, variable
-- kind: constructor_in_query
-- reads: t
-- writes: x
-- column: t.a -> x.p direct
-- column: t.b -> x.q direct
create type pair as object (p number, q number);
/
create type pairs as table of pair;
/
declare
  cursor c is select pair(q => t.b, p => t.a) from t;
  l pairs;
begin
  open c;
  fetch c bulk collect into l;
  close c;
  for i in 1 .. l.count loop
    insert into x (p, q) values (l(i).p, l(i).q);
  end loop;
end;
/
-- end
