-- id: oracle_carried_again_001
-- dialect: oracle
-- construct: loop, insert, variable
-- kind: carried_value
-- reads: src
-- writes: o
-- column: src.id -> o.id direct
-- column: src.id -> o.id_before direct
-- column: src.v -> o.v_before direct
declare
  last_row src%rowtype;
begin
  for r in (select s.id, s.v from src s) loop
    insert into o (id, id_before, v_before) values (r.id, last_row.id, last_row.v);
    last_row.id := r.id;
    last_row.v := r.v;
  end loop;
end;
/
-- end
