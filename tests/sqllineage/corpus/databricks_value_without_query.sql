-- id: databricks_value_without_query_001
-- dialect: databricks
-- construct: function, ctas
-- kind: value_without_query
-- reads: s
-- writes: t
-- column: s.y -> t.z direct
-- column: s.x -> t.* filter
create function m(a int, b int) returns int return case when a > 0 then b end;
create table t as select m(x, y) as z from s;
-- end
