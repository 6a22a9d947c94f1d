-- id: bigquery_forward_cte_001
-- dialect: bigquery
-- construct: recursive_cte, cte, ctas
-- kind: forward_cte
-- reads: ds.q
-- writes: ds.o
-- column: ds.q.k -> ds.o.k direct
-- column: ds.q.k -> ds.o.n direct
-- column: ds.q.k -> ds.o.* join
CREATE TABLE ds.o AS
WITH RECURSIVE a AS (SELECT k, n FROM b JOIN c USING (k)), b AS (SELECT k FROM c), c AS (SELECT k, k AS n FROM ds.q) SELECT k, n FROM a;
-- end
