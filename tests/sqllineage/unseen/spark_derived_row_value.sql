-- id: spark_derived_row_value_001
-- dialect: spark
-- construct: select,subquery
-- kind: derived_row_value
-- reads: t, s
-- column: s.b -> <result>.newest direct
SELECT (SELECT max(v) FROM (SELECT b FROM s) AS v) AS newest FROM t;
-- end
