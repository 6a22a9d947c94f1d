-- id: redshift_function_behind_schema_01
-- dialect: redshift
-- construct: ctas, function
-- reads: s.a
-- writes: s.t
-- column: s.a.b -> s.t.f_clean direct
CREATE TABLE s.t AS SELECT public.f_clean(b) FROM s.a;
-- end
