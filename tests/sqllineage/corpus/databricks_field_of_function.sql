-- id: databricks_field_of_function_001
-- dialect: databricks
-- construct: function, ctas, struct
-- kind: field_of_function
-- reads: s
-- writes: t
-- column: s.nm -> t.p direct
create function mk(a int, b string) returns struct<x int, y string> return named_struct('x', a, 'y', b);
create table t as select mk(id, nm).y as p from s;
-- end
