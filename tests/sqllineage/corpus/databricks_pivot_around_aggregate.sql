-- id: databricks_pivot_around_aggregate_01
-- dialect: databricks
-- construct: pivot, insert
-- kind: pivot_around_aggregate
-- schema: {"tables": {"s.sale": ["shop", "m", "eur", "n"]}}
-- reads: s.sale
-- writes: s.p
-- column: s.sale.shop -> s.p.shop direct
-- column: s.sale.eur -> s.p.jan direct
-- column: s.sale.n -> s.p.jan direct
-- column: s.sale.m -> s.p.* filter
INSERT INTO s.p BY NAME SELECT * FROM s.sale PIVOT (sum(eur) / sum(n) AS mean FOR m IN (1 AS jan));
-- end

-- id: databricks_pivot_around_aggregate_02
-- dialect: databricks
-- construct: pivot, select
-- kind: pivot_around_aggregate
-- schema: {"tables": {"s.tag": ["doc", "kind", "name"]}}
-- reads: s.tag
-- column: s.tag.doc -> <result>.doc direct
-- column: s.tag.name -> <result>.x direct
-- column: s.tag.kind -> <result>.* filter
FROM s.tag |> PIVOT (concat_ws(',', collect_list(name)) FOR kind IN ('x' AS x)) |> SELECT doc, x;
-- end
