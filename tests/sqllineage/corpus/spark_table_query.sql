-- id: spark_table_query_01
-- dialect: spark
-- construct: view, star
-- kind: table_query
-- reads: s.t
-- writes: s.v
-- column: s.t.* -> s.v.* direct
CREATE VIEW s.v AS TABLE s.t;
-- end

-- id: spark_table_query_02
-- dialect: spark
-- construct: union
-- kind: table_query
-- schema: {"tables": {"s.t": ["a"], "s.u": ["b"]}}
-- reads: s.t, s.u
-- column: s.t.a -> <result>.a direct
-- column: s.u.b -> <result>.a direct
TABLE s.t UNION ALL TABLE s.u;
-- end

-- id: spark_table_query_03
-- dialect: spark
-- construct: insert, star
-- kind: table_query
-- reads: s.y
-- writes: s.x
-- column: s.y.* -> s.x.* direct
INSERT INTO s.x TABLE s.y;
-- end

-- id: spark_table_query_04
-- dialect: spark
-- construct: select, join, subquery
-- kind: table_query
-- reads: s.t, s.u
-- column: s.t.a -> <result>.a direct
-- column: s.t.id -> <result>.* join
-- column: s.u.id -> <result>.* join
SELECT x.a FROM (TABLE s.t) x JOIN (TABLE s.u) y ON y.id = x.id;
-- end

-- id: spark_table_query_05
-- dialect: spark
-- construct: select
-- kind: table_query
-- reads: s.t
-- column: s.t.b -> <result>.b direct
-- column: s.t.a -> <result>.* filter
TABLE s.t |> WHERE a > 1 |> SELECT b;
-- end
