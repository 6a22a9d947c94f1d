-- id: oracle_constructed_001
-- dialect: oracle
-- construct: script, insert, loop
-- kind: constructor_in_query
-- reads: t
-- writes: x
-- column: t.a -> x.p direct
create type pair as object (p number, q number);
/
declare
  type pairs is table of pair;
  l pairs;
begin
  select pair(t.a, t.b) bulk collect into l from t;
  for i in 1 .. l.count loop
    insert into x (p) values (l(i).p);
  end loop;
end;
/
-- end
