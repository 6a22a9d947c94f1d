-- id: databricks_stacked_001
-- dialect: databricks
-- construct: insert,lateral
-- kind: stacked
-- reads: t
-- writes: x
-- column: t.a -> x.v direct
-- column: t.b -> x.v direct
INSERT INTO x SELECT s.k, s.v FROM t, LATERAL stack(2, 'a', t.a, 'b', t.b) AS s(k, v);
-- end

-- id: databricks_stacked_002
-- dialect: databricks
-- construct: select
-- kind: stacked
-- reads: t
-- column: t.a -> <result>.v direct
-- column: t.b -> <result>.v direct
SELECT explode(map('a', a, 'b', b)) AS (k, v) FROM t
UNION ALL
SELECT explode(map('a', a, 'b', b)) FROM t;
-- end
