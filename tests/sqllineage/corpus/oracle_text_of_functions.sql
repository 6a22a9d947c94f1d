-- id: oracle_text_of_functions_001
-- dialect: oracle
-- construct: dynamic_sql, procedure, insert
-- kind: function_of_texts
-- reads: day_t, week_t, other_t
-- writes: tgt
-- column: day_t.a -> tgt.a direct
-- column: week_t.a -> tgt.a direct
-- column: other_t.a -> tgt.a direct
create or replace procedure fill(q varchar2) is
  t varchar2(30);
begin
  t := decode(q, 'd', 'day_t', 'w', 'week_t', 'other_t');
  execute immediate 'insert into tgt (a) select a from ' || upper(t);
end;
/
-- end
