-- id: mysql_forward_cte_001
-- dialect: mysql
-- construct: recursive_cte, cte, select
-- kind: forward_cte
-- reads: t1
-- column: t1.a -> <result>.a direct
WITH RECURSIVE t AS (SELECT a FROM s WHERE 1 < 5), s AS (SELECT a FROM t1) SELECT t.a FROM t;
-- end
