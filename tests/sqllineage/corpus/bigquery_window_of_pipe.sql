-- id: bigquery_window_of_pipe_01
-- dialect: bigquery
-- construct: select, window
-- kind: window_of_pipe
-- reads: shop.sale
-- column: shop.sale.id -> <result>.id direct
-- column: shop.sale.eur -> <result>.s direct
-- column: shop.sale.region -> <result>.* window
-- column: shop.sale.day -> <result>.* window
FROM shop.sale |> SELECT id, SUM(eur) OVER w AS s WINDOW w AS (PARTITION BY region ORDER BY day);
-- end

-- id: bigquery_window_of_pipe_02
-- dialect: bigquery
-- construct: select, window
-- kind: window_of_pipe
-- reads: shop.sale
-- column: shop.sale.id -> <result>.id direct
-- column: shop.sale.eur -> <result>.s direct
-- column: shop.sale.eur -> <result>.a direct
-- column: shop.sale.region -> <result>.* window
-- column: shop.sale.day -> <result>.* window
-- column: shop.sale.eur -> <result>.* filter
FROM shop.sale
|> WHERE eur > 0
|> EXTEND SUM(eur) OVER w2 AS s, AVG(eur) OVER w1 AS a WINDOW w1 AS (PARTITION BY region), w2 AS (w1 ORDER BY day)
|> SELECT id, s, a;
-- end

-- id: bigquery_window_of_pipe_03
-- dialect: bigquery
-- construct: view, window
-- kind: window_of_pipe
-- reads: shop.sale
-- writes: shop.best
-- column: shop.sale.id -> shop.best.id direct
-- column: shop.sale.region -> shop.best.* window
-- column: shop.sale.eur -> shop.best.* window
-- column: shop.sale.eur -> shop.best.* filter
CREATE VIEW shop.best AS
FROM shop.sale
|> WHERE eur IS NOT NULL
|> SELECT id, RANK() OVER (w ORDER BY eur) AS r WINDOW w AS (PARTITION BY region)
|> WHERE r = 1
|> SELECT id;
-- end
