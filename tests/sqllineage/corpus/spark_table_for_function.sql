-- id: spark_table_for_function_01
-- dialect: spark
-- construct: script, select
-- kind: table_for_function
-- reads: s.t
-- writes: s.x
-- column: s.t.a -> s.x.a direct
CACHE TABLE c AS TABLE s.t;
INSERT INTO s.x SELECT a FROM c;
-- end

-- id: spark_table_for_function_02
-- dialect: spark
-- construct: select, function
-- kind: table_for_function
-- reads: s.t
-- column: s.t.* -> <result>.score direct
SELECT f.score FROM rate(TABLE s.t, 3) AS f;
-- end

-- id: spark_table_for_function_03
-- dialect: spark
-- construct: pivot, select
-- kind: table_for_function
-- schema: {"tables": {"s.sale": ["shop", "m", "eur"]}}
-- reads: s.sale
-- column: s.sale.shop -> <result>.shop direct
-- column: s.sale.eur -> <result>.a_h direct
-- column: s.sale.m -> <result>.* filter
SELECT * FROM s.sale PIVOT ((sum(eur) / 2) AS h, count(*) AS n FOR m IN ('x' AS a));
-- end
