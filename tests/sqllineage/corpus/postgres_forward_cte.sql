-- id: postgres_forward_cte_001
-- dialect: postgres
-- construct: recursive_cte, cte, select
-- kind: forward_cte
-- reads: t1
-- column: t1.a -> <result>.a direct
-- column: t1.b -> <result>.* filter
WITH RECURSIVE t AS (SELECT a FROM s), s AS (SELECT a FROM t1 WHERE b >= 'd') SELECT * FROM t;
-- end

-- id: postgres_forward_cte_002
-- dialect: postgres
-- construct: recursive_cte, cte, insert
-- kind: forward_cte
-- reads: x, edge
-- writes: o
-- column: x.id -> o.id direct
-- column: edge.dst -> o.id direct
-- column: edge.src -> o.* join
-- column: x.id -> o.* join
-- column: edge.dst -> o.* join
WITH RECURSIVE r AS (SELECT id FROM base UNION ALL SELECT e.dst FROM edge e JOIN r ON e.src = r.id), base (id) AS (SELECT id FROM x)
INSERT INTO o (id) SELECT id FROM r;
-- end

-- id: postgres_forward_cte_003
-- dialect: postgres
-- construct: cte, select
-- kind: forward_cte
-- reads: s, t1
-- column: s.a -> <result>.a direct
WITH t AS (SELECT a FROM s), s AS (SELECT b FROM t1) SELECT t.a FROM t;
-- end
