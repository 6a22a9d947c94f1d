-- id: oracle_text_set_in_loop_001
-- dialect: oracle
-- construct: dynamic_sql, loop, insert
-- kind: text_set_in_loop
-- reads: a1, a2
-- writes: tgt
-- column: a1.a -> tgt.a direct
-- column: a2.a -> tgt.a direct
declare
  t varchar2(30) := 'a1';
begin
  for i in 1..2 loop
    execute immediate 'insert into tgt (a) select a from ' || t;
    t := 'a2';
  end loop;
end;
/
-- end

-- id: oracle_text_set_in_loop_002
-- dialect: oracle
-- construct: dynamic_sql, loop, insert
-- kind: text_set_in_loop
-- reads: a1, table_names
-- writes: tgt
-- column: a1.a -> tgt.a direct
-- dropped: 1
declare
  t varchar2(30) := 'a1';
begin
  for r in (select n.name from table_names n) loop
    execute immediate 'insert into tgt (a) select a from ' || t;
    t := r.name;
  end loop;
end;
/
-- end
