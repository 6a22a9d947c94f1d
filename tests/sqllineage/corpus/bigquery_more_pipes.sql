-- id: bigquery_more_pipes_001
-- dialect: bigquery
-- construct: select, union
-- kind: more_pipes
-- reads: t, u
-- column: t.a -> <result>.a direct
-- column: u.c -> <result>.* filter
FROM t |> SELECT a |> EXCEPT DISTINCT (SELECT c FROM u);
-- end

-- id: bigquery_more_pipes_002
-- dialect: bigquery
-- construct: select, aggregate
-- kind: more_pipes
-- reads: t
-- column: t.a -> <result>.a direct
-- column: t.b -> <result>.n direct
-- column: t.a -> <result>.* group
FROM t |> AGGREGATE COUNT(b) AS n GROUP BY CUBE(a);
-- end
