-- id: bigquery_nested_pipe_001
-- dialect: bigquery
-- construct: cte, select, correlated
-- kind: nested_pipe
-- reads: t
-- column: t.b -> <result>.b direct
-- column: t.a -> <result>.* filter
-- column: t.b -> <result>.* filter
WITH r AS (SELECT a, b FROM t)
FROM r c1
|> WHERE c1.a > (FROM r |> AS c2 |> WHERE c1.b = c2.b |> AGGREGATE AVG(a))
|> SELECT c1.b;
-- end

-- id: bigquery_nested_pipe_002
-- dialect: bigquery
-- construct: select, correlated
-- kind: nested_pipe
-- reads: r1, r2
-- column: r1.c -> <result>.c direct
-- column: r2.a -> <result>.* filter
-- column: r1.b -> <result>.* filter
FROM r1 |> AS x |> WHERE EXISTS (FROM r2 |> WHERE r2.a = x.b) |> SELECT x.c;
-- end

-- id: bigquery_nested_pipe_003
-- dialect: bigquery
-- construct: ctas, correlated
-- kind: nested_pipe
-- reads: ds.o, ds.i
-- writes: ds.z
-- column: ds.o.id -> ds.z.id direct
-- column: ds.i.price -> ds.z.total direct
-- column: ds.i.oid -> ds.z.* filter
-- column: ds.o.id -> ds.z.* filter
CREATE TABLE ds.z AS
FROM ds.o AS o
|> EXTEND (FROM ds.i AS i |> WHERE i.oid = o.id |> AGGREGATE SUM(i.price) AS s |> SELECT s) AS total
|> SELECT id, total;
-- end

-- id: bigquery_nested_pipe_004
-- dialect: bigquery
-- construct: join, cte, select
-- kind: nested_pipe
-- reads: t
-- column: t.a -> <result>.a direct
-- column: t.n -> <result>.n direct
-- column: t.a -> <result>.* join
-- column: t.n -> <result>.* filter
WITH r AS (SELECT a, n FROM t)
FROM r AS x
|> JOIN (FROM r |> WHERE n > 1 |> SELECT a, n) AS y ON x.a = y.a
|> SELECT x.a, y.n;
-- end

-- id: bigquery_nested_pipe_005
-- dialect: bigquery
-- construct: cte, select
-- kind: nested_pipe
-- reads: t
-- column: t.a -> <result>.a direct
-- column: t.n -> <result>.* filter
WITH r AS (SELECT a, n FROM t)
SELECT a FROM (FROM r |> WHERE n > 1 |> SELECT a);
-- end
