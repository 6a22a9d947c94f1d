-- id: databricks_view_behind_join_001
-- dialect: databricks
-- construct: select, join, lateral, cte
-- kind: view_behind_join
-- reads: s, t1
-- column: s.arr -> <result>.x direct
-- column: s.arr -> <result>.* filter
WITH c AS (SELECT k, arr FROM s)
SELECT x FROM t1 a CROSS JOIN c b LATERAL VIEW OUTER explode(b.arr) AS x WHERE x > 1;
-- end

-- id: databricks_view_behind_join_002
-- dialect: databricks
-- construct: merge, join, lateral
-- kind: view_behind_join
-- reads: t1, t2
-- writes: o
-- column: t2.arr -> o.x direct
-- column: t1.k -> o.* join
-- column: t2.k -> o.* join
-- column: o.k -> o.* join
-- column: t1.k -> o.* group
MERGE INTO o USING (
  SELECT a.k, max(x) AS x FROM t1 a JOIN (SELECT k, arr FROM t2) b ON a.k = b.k LATERAL VIEW explode(b.arr) v AS x GROUP BY a.k
) s ON o.k = s.k WHEN MATCHED THEN UPDATE SET x = s.x;
-- end
