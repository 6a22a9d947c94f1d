-- id: oracle_variable_after_block_001
-- dialect: oracle
-- construct: script, insert, variable
-- kind: variable_after_block
-- reads: cfg, src
-- writes: z
-- column: src.nm -> z.nm direct
declare
  nm varchar2(30);
begin
  select q into nm from cfg;
end;
/
insert into z (nm) select nm from src;
-- end
