-- id: bigquery_unknown_beside_known_001
-- dialect: bigquery
-- construct: dynamic_sql, procedure, insert
-- kind: unknown_beside_known
-- reads: d.known
-- writes: d.tgt
-- column: d.known.a -> d.tgt.a direct
-- dropped: 1
create procedure d.pull(n string)
begin
  declare t string default 'd.known';
  if n is not null then
    set t = 'd.part_' || n;
  end if;
  execute immediate 'insert into d.tgt (a) select a from ' || t;
end;
-- end
