-- id: spark_names_nothing_001
-- dialect: spark
-- construct: select, broken
-- kind: names_nothing
-- reads: t
-- dropped: 1
SELECT IDENTIFIER('') FROM t;
-- end
