-- id: oracle_overloaded_routine_001
-- dialect: oracle
-- construct: package, procedure, call
-- kind: overloaded_routine
-- reads: src
-- writes: t1, t2
-- column: src.a -> t1.v direct
-- column: src.b -> t2.w direct
-- column: src.ok -> t1.* filter
-- column: src.ok -> t2.* filter
create or replace package body p is
  procedure put(p_a number) is
  begin
    insert into t1 (v) values (p_a);
  end;
  procedure put(p_a number, p_b number) is
  begin
    insert into t2 (w) values (p_b);
  end;
  procedure main is
  begin
    for r in (select a, b from src where ok = 1) loop
      put(r.a);
      put(r.a, r.b);
    end loop;
  end;
end;
/
-- end
