-- id: spark_pivot_around_aggregate_01
-- dialect: spark
-- construct: pivot, select
-- kind: pivot_around_aggregate
-- reads: s.sale
-- column: s.sale.shop -> <result>.shop direct
-- column: s.sale.eur -> <result>.jan direct
-- column: s.sale.eur -> <result>.feb direct
-- column: s.sale.m -> <result>.* filter
SELECT * FROM (SELECT shop, m, eur FROM s.sale) PIVOT (round(sum(eur), 2) AS s FOR m IN (1 AS jan, 2 AS feb));
-- end

-- id: spark_pivot_around_aggregate_02
-- dialect: spark
-- construct: pivot, ctas
-- kind: pivot_around_aggregate
-- schema: {"tables": {"s.sale": ["shop", "q", "eur", "n"]}}
-- reads: s.sale
-- writes: s.p
-- column: s.sale.shop -> s.p.shop direct
-- column: s.sale.eur -> s.p.a_s direct
-- column: s.sale.n -> s.p.a_m direct
-- column: s.sale.eur -> s.p.b_s direct
-- column: s.sale.n -> s.p.b_m direct
-- column: s.sale.q -> s.p.* filter
CREATE TABLE s.p AS
SELECT * FROM s.sale
PIVOT (round(sum(eur), 2) AS s, coalesce(max(n), 0) AS m FOR q IN ('a' AS a, 'b' AS b));
-- end

-- id: spark_pivot_around_aggregate_03
-- dialect: spark
-- construct: pivot, view
-- kind: pivot_around_aggregate
-- schema: {"tables": {"s.sale": ["shop", "y", "m", "eur"]}}
-- reads: s.sale
-- writes: s.p
-- column: s.sale.shop -> s.p.shop direct
-- column: s.sale.eur -> s.p.a direct
-- column: s.sale.eur -> s.p.b direct
-- column: s.sale.y -> s.p.* filter
-- column: s.sale.m -> s.p.* filter
CREATE VIEW s.p AS SELECT shop, a, b FROM s.sale
PIVOT (cast(sum(eur) AS decimal(10, 2)) FOR (y, m) IN ((2025, 1) AS a, (2025, 2) AS b));
-- end
