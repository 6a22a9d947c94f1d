-- id: spark_map_and_reduce_01
-- dialect: spark
-- construct: select
-- reads: t
-- column: t.a -> <result>.x direct
-- column: t.b -> <result>.x direct
-- column: t.a -> <result>.y direct
-- column: t.b -> <result>.y direct
MAP a, b USING 'cat' AS (x, y) FROM t
-- end
