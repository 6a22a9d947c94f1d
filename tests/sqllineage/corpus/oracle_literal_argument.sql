-- id: oracle_literal_argument_001
-- dialect: oracle
-- construct: procedure, call, dynamic_sql, insert, variable
-- kind: literal_argument
-- reads: x
-- writes: tgt
-- column: x.a -> tgt.a direct
-- dropped: 1
create or replace procedure p(t varchar2) is
begin
  execute immediate 'insert into tgt (a) select a from ' || t;
end;
/
declare
  source_name varchar2(30) := 'x';
begin
  p(source_name);
end;
/
-- end
