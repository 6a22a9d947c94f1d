-- id: spark_pipe_pivot_001
-- dialect: spark
-- construct: pivot, select
-- kind: pipe_pivot
-- reads: d.p
-- column: d.p.item -> <result>.item direct
-- column: d.p.sales -> <result>.a direct
-- column: d.p.quarter -> <result>.* filter
FROM d.p |> SELECT item, sales, quarter |> PIVOT (SUM(sales) FOR quarter IN ('Q1' AS a)) |> WHERE true;
-- end
