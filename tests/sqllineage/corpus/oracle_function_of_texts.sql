-- id: oracle_function_of_texts_001
-- dialect: oracle
-- construct: dynamic_sql, procedure, insert
-- kind: function_of_texts
-- reads: main_t, hist_t
-- writes: tgt
-- column: main_t.a -> tgt.a direct
-- column: hist_t.a -> tgt.a direct
create or replace procedure fill(q varchar2) is
  t varchar2(30) := 'main_t';
begin
  if q = 'hist' then t := 'hist_t'; end if;
  execute immediate concat('insert into tgt (a) select a from ', t);
end;
/
-- end

-- id: oracle_function_of_texts_002
-- dialect: oracle
-- construct: dynamic_sql, procedure, insert
-- kind: function_of_texts
-- reads: main_t, hist_t
-- writes: tgt
-- column: main_t.a -> tgt.a direct
-- column: hist_t.a -> tgt.a direct
create or replace procedure fill(q varchar2) is
  t varchar2(30) := case when q = 'hist' then 'hist_t' else 'main_t' end;
begin
  execute immediate 'insert into tgt (a) select a from ' || dbms_assert.sql_object_name(t);
end;
/
-- end
