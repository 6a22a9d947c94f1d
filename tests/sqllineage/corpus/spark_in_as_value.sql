-- id: spark_in_as_value_001
-- dialect: spark
-- construct: select, subquery
-- kind: in_as_value
-- reads: t, u
-- column: t.a -> <result>.* filter
-- column: u.b -> <result>.* filter
-- column: t.c -> <result>.f direct
SELECT CASE WHEN a IN (SELECT b FROM u) THEN c ELSE 0 END AS f FROM t;
-- end
