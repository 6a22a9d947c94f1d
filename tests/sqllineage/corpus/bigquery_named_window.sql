-- id: bigquery_named_window_01
-- dialect: bigquery
-- construct: select, window
-- kind: named_window
-- reads: shop.sale
-- column: shop.sale.id -> <result>.id direct
-- column: shop.sale.region -> <result>.* window
-- column: shop.sale.day -> <result>.* window
SELECT id FROM shop.sale WHERE TRUE
QUALIFY ROW_NUMBER() OVER w = 1
WINDOW w AS (PARTITION BY region ORDER BY day);
-- end
