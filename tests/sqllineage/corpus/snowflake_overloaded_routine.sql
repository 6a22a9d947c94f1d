-- id: snowflake_overloaded_routine_001
-- dialect: snowflake
-- construct: function, ctas
-- kind: overloaded_routine
-- reads: s
-- writes: v
-- column: s.x -> v.z direct
create function m(a int) returns int as $$ select a + 1 $$;
create function m(a int, b int) returns int as $$ select b $$;
create table v as select m(x) as z from s;
-- end

-- id: snowflake_overloaded_routine_002
-- dialect: snowflake
-- construct: function, ctas
-- kind: overloaded_routine
-- reads: r1, r2, s
-- writes: v
-- column: r1.p -> <result>.p direct
-- column: r1.k -> <result>.* filter
-- column: r2.p -> <result>.p direct
-- column: r2.k -> <result>.* filter
-- column: r2.n -> <result>.* filter
-- column: r1.p -> v.p direct
-- column: r1.k -> v.* filter
-- column: s.id -> v.* filter
create function rows_of(i int) returns table (p int) as $$ select p from r1 where k = i $$;
create function rows_of(i int, j int) returns table (p int) as $$ select p from r2 where k = i and n = j $$;
create table v as select f.p from s, table(rows_of(s.id)) f;
-- end

-- id: snowflake_overloaded_routine_003
-- dialect: snowflake
-- construct: function, view
-- kind: overloaded_routine
-- reads: s
-- writes: v
-- column: s.x -> v.z direct
-- column: s.x -> v.* filter
create function m(a int) returns int as $$ select a + 1 $$;
create function m(a varchar) returns int as $$ select case when a = 'x' then 1 else 0 end $$;
create view v as select m(x) as z from s;
-- end
