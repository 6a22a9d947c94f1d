-- id: postgres_named_window_01
-- dialect: postgres
-- construct: insert, window
-- kind: named_window
-- reads: s.sale
-- writes: s.total
-- column: s.sale.id -> s.total.id direct
-- column: s.sale.eur -> s.total.a direct
-- column: s.sale.eur -> s.total.b direct
-- column: s.sale.region -> s.total.* window
-- column: s.sale.day -> s.total.* window
-- column: s.sale.hour -> s.total.* window
INSERT INTO s.total (id, a, b)
SELECT id, sum(eur) OVER (w1 ROWS UNBOUNDED PRECEDING), max(eur) OVER w2
FROM s.sale
WINDOW w1 AS (w0 ORDER BY day), w2 AS (w0 ORDER BY hour), w0 AS (PARTITION BY region);
-- end
