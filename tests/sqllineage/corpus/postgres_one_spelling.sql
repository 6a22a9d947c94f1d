-- id: postgres_one_spelling_001
-- dialect: postgres
-- construct: insert, quoted_name
-- kind: one_spelling
-- reads: Orders
-- writes: orders
-- column: Orders.a -> orders.b direct
INSERT INTO orders (b) SELECT a FROM "Orders";
-- end
