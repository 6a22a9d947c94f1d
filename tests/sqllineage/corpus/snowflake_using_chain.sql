-- id: snowflake_using_chain_001
-- dialect: snowflake
-- construct: insert, join
-- kind: using_chain
-- schema: {"tables": {"pub.customers": ["customer_id", "name"]}}
-- reads: pub.customers, pub.orders, pub.order_items
-- writes: mart.line
-- column: pub.customers.name -> mart.line.name direct
-- column: pub.order_items.sku -> mart.line.sku direct
-- column: pub.customers.customer_id -> mart.line.* join
-- column: pub.orders.customer_id -> mart.line.* join
-- column: pub.orders.order_id -> mart.line.* join
-- column: pub.order_items.order_id -> mart.line.* join
INSERT INTO mart.line (name, sku)
SELECT c.name, i.sku FROM pub.customers c JOIN pub.orders o USING (customer_id) JOIN pub.order_items i USING (order_id);
-- end
