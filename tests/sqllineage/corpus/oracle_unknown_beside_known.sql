-- id: oracle_unknown_beside_known_001
-- dialect: oracle
-- construct: dynamic_sql, procedure, insert
-- kind: unknown_beside_known
-- reads: sync_queue
-- writes: tgt
-- column: sync_queue.a -> tgt.a direct
-- dropped: 1
create or replace procedure fill_queue(q varchar2, n varchar2) is
  t varchar2(60);
begin
  if q = 'build' then t := 'build_queue_' || n; end if;
  if q = 'sync' then t := 'sync_queue'; end if;
  execute immediate 'insert into tgt (a) select a from ' || t;
end;
/
-- end
