-- id: bigquery_pipe_pivot_001
-- dialect: bigquery
-- construct: pivot, select
-- kind: pipe_pivot
-- reads: d.p
-- column: d.p.item -> <result>.item direct
-- column: d.p.sales -> <result>.Q1 direct
-- column: d.p.sales -> <result>.Q2 direct
-- column: d.p.quarter -> <result>.* filter
FROM d.p |> SELECT item, sales, quarter |> PIVOT(SUM(sales) FOR quarter IN ('Q1', 'Q2'));
-- end

-- id: bigquery_pipe_pivot_002
-- dialect: bigquery
-- construct: unpivot, select
-- kind: pipe_pivot
-- schema: {"tables": {"d.p": ["item", "q1", "q2"]}}
-- reads: d.p
-- column: d.p.item -> <result>.item direct
-- column: d.p.q1 -> <result>.sales direct
-- column: d.p.q2 -> <result>.sales direct
FROM d.p |> UNPIVOT(sales FOR quarter IN (q1, q2)) |> SELECT item, sales, quarter;
-- end
