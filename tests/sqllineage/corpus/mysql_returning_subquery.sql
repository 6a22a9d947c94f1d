-- id: mysql_returning_subquery_001
-- dialect: mysql
-- construct: delete, insert, subquery, script
-- kind: returning_subquery
-- reads: t2, t3, t4
-- writes: t1
-- column: t1.a -> t1.* filter
DELETE FROM t1 WHERE a = 1 RETURNING (SELECT max(x) FROM t2);
INSERT INTO t1 VALUES (1) RETURNING a, a IN (SELECT x FROM t3);
REPLACE INTO t1 VALUES (1) RETURNING (SELECT x FROM t4 WHERE x = 2);
-- end
