-- id: redshift_usual_schema_01
-- dialect: redshift
-- construct: script, insert
-- reads: s
-- writes: t
-- column: s.x -> t.a direct
create table public.t (a int, b int); insert into t select x from s;
-- end
