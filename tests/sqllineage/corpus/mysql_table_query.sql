-- id: mysql_table_query_01
-- dialect: mysql
-- construct: insert
-- kind: table_query
-- schema: {"tables": {"s.y": ["a", "b"]}}
-- reads: s.y
-- writes: s.x
-- column: s.y.a -> s.x.a direct
-- column: s.y.b -> s.x.b direct
-- column: s.y.a -> s.x.* sort
INSERT INTO s.x TABLE s.y ORDER BY a LIMIT 5;
-- end

-- id: mysql_table_query_02
-- dialect: mysql
-- construct: ctas, union
-- kind: table_query
-- schema: {"tables": {"s.t": ["a"], "s.u": ["b"]}}
-- reads: s.t, s.u
-- writes: s.x
-- column: s.t.a -> s.x.a direct
-- column: s.u.b -> s.x.a direct
CREATE TABLE s.x AS TABLE s.t UNION TABLE s.u;
-- end
