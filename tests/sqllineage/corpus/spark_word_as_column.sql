-- id: spark_word_as_column_01
-- dialect: spark
-- construct: select, subquery
-- reads: data
-- column: data.country -> <result>.all direct
-- column: data.city -> <result>.city direct
-- column: data.country -> <result>.* group
-- column: data.city -> <result>.* group
SELECT all, city, count(*) FROM (SELECT country AS all, city, id FROM data) GROUP BY all, city;
-- end

-- id: spark_word_as_column_02
-- dialect: spark
-- construct: insert
-- reads: data
-- writes: t
-- column: data.x -> t.a direct
-- column: data.all -> t.b direct
INSERT INTO t (a, b) SELECT x, all FROM data;
-- end

-- id: spark_word_as_column_03
-- dialect: spark
-- construct: select
-- reads: data
-- column: data.all -> <result>.n direct
-- column: data.any -> <result>.m direct
SELECT d.all AS n, d.any AS m FROM data d;
-- end
