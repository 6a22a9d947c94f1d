-- id: snowflake_usual_schema_01
-- dialect: snowflake
-- construct: script, ctas, star
-- reads: public.t
-- writes: u
-- column: public.t.a -> u.a direct
create table t (a int); create table u as select * from public.t;
-- end
