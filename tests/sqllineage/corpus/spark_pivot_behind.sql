-- id: spark_pivot_behind_01
-- dialect: spark
-- construct: pivot, cte
-- kind: pivot_behind
-- schema: {"tables": {"s.sale": ["shop", "m", "eur"]}}
-- reads: s.sale
-- column: s.sale.shop -> <result>.shop direct
-- column: s.sale.eur -> <result>.jan direct
-- column: s.sale.m -> <result>.* filter
WITH c AS (SELECT shop, m, eur FROM s.sale)
SELECT * FROM c PIVOT (100 * sum(eur) AS cents FOR m IN (1 AS jan));
-- end
