-- id: bigquery_function_with_body_001
-- dialect: bigquery
-- construct: function, insert, script
-- kind: function_with_body
-- reads: d.t, d.s
-- writes: d.z
-- column: d.t.b -> d.z.q direct
-- column: d.t.a -> d.z.* filter
-- column: d.s.k -> d.z.* filter
create function d.g(x int64) returns int64 as ((select max(t.b) from d.t t where t.a = x));
insert into d.z (q) select d.g(s.k) from d.s s;
-- end
