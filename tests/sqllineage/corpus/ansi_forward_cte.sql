-- id: ansi_forward_cte_001
-- dialect: ansi
-- construct: recursive_cte, cte, view
-- kind: forward_cte
-- reads: t1
-- writes: v
-- column: t1.a -> v.a direct
-- column: t1.a -> v.* group
CREATE VIEW v AS WITH RECURSIVE t AS (SELECT a FROM s GROUP BY a), s AS (SELECT a FROM t1) SELECT a FROM t;
-- end
