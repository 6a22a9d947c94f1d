-- id: databricks_pivot_alias_list_001
-- dialect: databricks
-- construct: pivot, select
-- kind: pivot_alias_list
-- reads: m.t
-- column: m.t.v -> <result>.x direct
-- column: m.t.v -> <result>.y direct
-- column: m.t.k -> <result>.* filter
SELECT q.x, q.y FROM m.t PIVOT (SUM(v) FOR k IN ('A', 'B')) AS q (x, y);
-- end
