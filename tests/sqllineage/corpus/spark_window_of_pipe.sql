-- id: spark_window_of_pipe_01
-- dialect: spark
-- construct: select, window
-- kind: window_of_pipe
-- reads: shop.sale
-- column: shop.sale.id -> <result>.id direct
-- column: shop.sale.eur -> <result>.s direct
-- column: shop.sale.region -> <result>.* window
-- column: shop.sale.day -> <result>.* window
FROM shop.sale |> SELECT id, sum(eur) OVER w AS s WINDOW w AS (PARTITION BY region ORDER BY day);
-- end

-- id: spark_window_of_pipe_02
-- dialect: spark
-- construct: insert, window
-- kind: window_of_pipe
-- reads: shop.sale
-- writes: shop.total
-- column: shop.sale.id -> shop.total.id direct
-- column: shop.sale.eur -> shop.total.s direct
-- column: shop.sale.region -> shop.total.* window
INSERT INTO shop.total
FROM shop.sale |> EXTEND sum(eur) OVER w AS s WINDOW w AS (PARTITION BY region) |> SELECT id, s;
-- end
