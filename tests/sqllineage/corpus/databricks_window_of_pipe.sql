-- id: databricks_window_of_pipe_01
-- dialect: databricks
-- construct: ctas, window
-- kind: window_of_pipe
-- reads: shop.sale
-- writes: shop.total
-- column: shop.sale.id -> shop.total.id direct
-- column: shop.sale.day -> shop.total.prev direct
-- column: shop.sale.region -> shop.total.* window
-- column: shop.sale.day -> shop.total.* window
CREATE TABLE shop.total AS
SELECT * FROM shop.sale
|> SELECT id, lag(day) OVER w AS prev WINDOW w AS (DISTRIBUTE BY region SORT BY day);
-- end
