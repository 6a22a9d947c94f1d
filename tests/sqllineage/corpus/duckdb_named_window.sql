-- id: duckdb_named_window_01
-- dialect: duckdb
-- construct: select, window
-- kind: named_window
-- reads: s.sale
-- column: s.sale.id -> <result>.id direct
-- column: s.sale.eur -> <result>.t direct
-- column: s.sale.region -> <result>.* window
-- column: s.sale.day -> <result>.* window
-- column: s.sale.eur -> <result>.* filter
SELECT id, sum(eur) OVER (w ORDER BY day) AS t FROM s.sale
WINDOW w AS (PARTITION BY region)
QUALIFY sum(eur) OVER w > 5;
-- end
