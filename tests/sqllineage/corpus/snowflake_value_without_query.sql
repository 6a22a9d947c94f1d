-- id: snowflake_value_without_query_001
-- dialect: snowflake
-- construct: function, view
-- kind: value_without_query
-- reads: s
-- writes: v
-- column: s.y -> v.z direct
-- column: s.x -> v.* filter
create function m(a int, b int) returns int as $$ nvl2(a, b, 0) $$;
create view v as select m(x, y) z from s;
-- end

-- id: snowflake_value_without_query_002
-- dialect: snowflake
-- construct: function, ctas
-- kind: value_without_query
-- reads: s
-- writes: v
-- column: s.y -> v.z direct
-- column: s.x -> v.* filter
create or replace function b(a int, c int) returns int as '
  case when a > 0 then c else 0 end
';
create table v as select b(x, y) as z from s;
-- end
