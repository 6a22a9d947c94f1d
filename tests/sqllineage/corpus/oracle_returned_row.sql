-- id: oracle_returned_row_001
-- dialect: oracle
-- construct: package, function, insert
-- kind: returned_row
-- reads: emp
-- writes: hi
-- column: emp.* -> hi.* direct
-- column: emp.id -> hi.* filter
create or replace package body p is
  function get_emp(i number) return emp%rowtype is
    r emp%rowtype;
  begin
    select * into r from emp where id = i;
    return r;
  end;
  procedure main is
    e emp%rowtype;
  begin
    e := get_emp(1);
    insert into hi values e;
  end;
end;
/
-- end

-- id: oracle_returned_row_002
-- dialect: oracle
-- construct: function, variable, insert
-- kind: returned_row
-- reads: s
-- writes: t
-- column: s.nm -> t.a direct
-- column: s.id -> t.* filter
create or replace function g(k number) return s%rowtype is
  r s%rowtype;
begin
  select * into r from s where id = k;
  return r;
end;
/
declare
  w s%rowtype;
begin
  w := g(1);
  insert into t (a) values (w.nm);
end;
/
-- end

-- id: oracle_returned_row_003
-- dialect: oracle
-- construct: function, loop, insert
-- kind: returned_row
-- reads: employees
-- writes: hi
-- column: employees.sal -> hi.v direct
-- column: employees.dep -> hi.* filter
create or replace package body pay is
  function twice(p employees%rowtype) return number is
  begin
    return p.sal * 2;
  end;
  procedure main is
  begin
    for r in (select * from employees where dep = 1) loop
      insert into hi (v) values (twice(r));
    end loop;
  end;
end;
/
-- end

-- id: oracle_returned_row_004
-- dialect: oracle
-- construct: procedure, loop, call
-- kind: returned_row
-- reads: s
-- writes: t
-- column: s.nm -> t.a direct
-- column: s.f -> t.* filter
create or replace package body put is
  procedure ins(p s%rowtype) is
  begin
    insert into t (a) values (p.nm);
  end;
  procedure main is
    type s_list is table of s%rowtype;
    l s_list;
  begin
    select * bulk collect into l from s where f = 1;
    for i in 1 .. l.count loop
      ins(l(i));
    end loop;
  end;
end;
/
-- end
