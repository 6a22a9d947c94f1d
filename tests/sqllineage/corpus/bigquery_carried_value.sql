-- id: bigquery_carried_value_001
-- dialect: bigquery
-- construct: loop, insert, variable, script
-- kind: carried_value
-- reads: d.src
-- writes: d.tgt
-- column: d.src.x -> d.tgt.cur direct
-- column: d.src.y -> d.tgt.prev direct
declare v int64 default 0;
for r in (select x, y from d.src) do
  insert into d.tgt (cur, prev) values (r.x, v);
  set v = r.y;
end for;
-- end
