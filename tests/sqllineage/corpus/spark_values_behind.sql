-- id: spark_values_behind_01
-- dialect: spark
-- construct: cte, join
-- kind: values_behind
-- reads: s.t
-- column: s.t.a -> <result>.a direct
-- column: s.t.k -> <result>.* join
WITH v AS (VALUES (1, 'x'), (2, 'y')) SELECT t.a, v.col2 FROM s.t JOIN v ON v.col1 = t.k;
-- end

-- id: spark_values_behind_02
-- dialect: spark
-- construct: ctas, star
-- kind: values_behind
-- reads: s.t
-- writes: s.x
-- column: s.t.a -> s.x.a direct
CREATE TABLE s.x AS SELECT v.*, t.a FROM VALUES (1, 'p') AS v CROSS JOIN s.t t;
-- end
