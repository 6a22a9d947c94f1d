-- id: bigquery_variable_after_block_001
-- dialect: bigquery
-- construct: script, insert, variable
-- kind: variable_after_block
-- reads: d.cfg, d.src
-- writes: d.z
-- column: d.src.nm -> d.z.nm direct
begin
  declare nm string default (select max(q) from d.cfg);
  select 1;
end;
insert into d.z (nm) select nm from d.src;
-- end
