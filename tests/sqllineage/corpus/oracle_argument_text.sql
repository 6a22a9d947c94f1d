-- id: oracle_argument_text_001
-- dialect: oracle
-- construct: package, call, dynamic_sql, insert
-- kind: literal_argument
-- reads: x, y
-- writes: tgt
-- column: x.a -> tgt.a direct
-- column: y.a -> tgt.a direct
-- dropped: 1
create or replace package body k is
  procedure main is
  begin
    load('x');
    load(t => 'y');
  end;
  procedure load(t varchar2) is
  begin
    execute immediate 'insert into tgt (a) select a from ' || t;
  end;
end;
/
-- end
