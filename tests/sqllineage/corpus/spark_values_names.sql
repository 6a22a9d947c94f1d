-- id: spark_values_names_01
-- dialect: spark
-- construct: select, join
-- kind: values_names
-- reads: s.t
-- column: s.t.a -> <result>.a direct
-- column: s.t.k -> <result>.* join
SELECT t.a, v.col2 FROM s.t t JOIN VALUES (1, 'x'), (2, 'y') AS v ON t.k = v.col1;
-- end

-- id: spark_values_names_02
-- dialect: spark
-- construct: view
-- kind: values_names
-- reads: s.t
-- writes: s.v
-- column: s.t.a -> s.v.a direct
CREATE VIEW s.v AS SELECT col1 AS n, a FROM s.t CROSS JOIN (VALUES (1), (2));
-- end
