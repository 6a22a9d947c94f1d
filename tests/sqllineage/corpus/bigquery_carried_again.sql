-- id: bigquery_carried_again_001
-- dialect: bigquery
-- construct: loop, insert, variable, script
-- kind: carried_value
-- reads: d.pages
-- writes: d.seen
-- column: d.pages.token -> d.seen.token direct
declare token string default '';
loop
  insert into d.seen (token) values (token);
  set token = (select any_value(p.token) from d.pages p);
  if token is null then leave; end if;
end loop;
-- end
