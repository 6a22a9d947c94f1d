-- id: snowflake_one_spelling_001
-- dialect: snowflake
-- construct: insert, quoted_name
-- kind: one_spelling
-- reads: orders
-- writes: orders
-- column: orders.a -> orders.b direct
INSERT INTO orders (b) SELECT a FROM "ORDERS";
-- end
