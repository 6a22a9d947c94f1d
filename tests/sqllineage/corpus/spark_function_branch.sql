-- id: spark_function_branch_001
-- dialect: spark
-- construct: union, select, star
-- kind: function_branch
-- reads: cte
-- column: cte.* -> <result>.id direct
SELECT * FROM range(10) UNION SELECT * FROM cte;
-- end

-- id: spark_function_branch_002
-- dialect: spark
-- construct: union, cte, select, star
-- kind: function_branch
-- reads: t
-- column: t.a -> <result>.id direct
WITH cte AS (SELECT a FROM t) SELECT * FROM range(10) UNION SELECT * FROM cte;
-- end

-- id: spark_function_branch_003
-- dialect: spark
-- construct: union, insert, star
-- kind: function_branch
-- reads: t
-- writes: x
-- column: t.a -> x.a direct
-- column: t.b -> x.b direct
CREATE TABLE x (a INT, b INT);
INSERT INTO x SELECT * FROM f(10) UNION ALL SELECT a, b FROM t;
-- end
