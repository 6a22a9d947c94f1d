-- id: bigquery_literal_argument_001
-- dialect: bigquery
-- construct: procedure, call, dynamic_sql, insert
-- kind: literal_argument
-- reads: d.x
-- writes: d.tgt
-- column: d.x.a -> d.tgt.a direct
-- dropped: 1
create procedure d.p(t string)
begin
  execute immediate 'insert into d.tgt (a) select a from ' || t;
end;
call d.p('d.x');
-- end
