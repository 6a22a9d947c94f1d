-- id: databricks_named_window_01
-- dialect: databricks
-- construct: select, window, subquery
-- kind: named_window
-- reads: s.sale
-- column: s.sale.id -> <result>.id direct
-- column: s.sale.region -> <result>.* window
-- column: s.sale.day -> <result>.* window
SELECT id FROM (SELECT id, rank() OVER w AS r FROM s.sale WINDOW w AS (PARTITION BY region ORDER BY day)) x WHERE r = 1;
-- end
