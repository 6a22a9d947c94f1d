-- id: postgres_returning_subquery_001
-- dialect: postgres
-- construct: insert, subquery
-- kind: returning_subquery
-- reads: t2
-- writes: t1
INSERT INTO t1 VALUES (1) RETURNING (SELECT max(x) FROM t2);
-- end

-- id: postgres_returning_subquery_002
-- dialect: postgres
-- construct: delete, update, subquery, script
-- kind: returning_subquery
-- reads: k, m
-- writes: t1, t2
-- column: t1.a -> t1.* filter
DELETE FROM t1 WHERE a = 1 RETURNING id, (SELECT name FROM k WHERE k.id = t1.id);
UPDATE t2 SET n = 0 RETURNING EXISTS (SELECT 1 FROM m WHERE m.id = t2.id) AS known;
-- end
