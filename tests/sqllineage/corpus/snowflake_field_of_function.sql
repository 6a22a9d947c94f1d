-- id: snowflake_field_of_function_001
-- dialect: snowflake
-- construct: function, ctas, struct
-- kind: field_of_function
-- reads: s
-- writes: t
-- column: s.id -> t.p direct
create function mk(a int, b varchar) returns object as $$ object_construct('x', a, 'y', b) $$;
create table t as select mk(id, nm):x as p from s;
-- end
