-- id: hive_value_without_query_001
-- dialect: hive
-- construct: function, ctas
-- kind: value_without_query
-- reads: s
-- writes: t
-- column: s.y -> t.z direct
-- column: s.x -> t.* filter
create temporary macro m(a int, b int) if(a > 0, b, 0);
create table t as select m(x, y) z from s;
-- end

-- id: hive_value_without_query_002
-- dialect: hive
-- construct: function, insert
-- kind: value_without_query
-- reads: s
-- writes: t
-- column: s.y -> t.z direct
-- column: s.x -> t.* filter
create temporary macro sign_of(a int, b int) case when a > 0 then b else 0 end;
insert into t (z) select sign_of(x, y) from s;
-- end
