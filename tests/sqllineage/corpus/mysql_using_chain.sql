-- id: mysql_using_chain_001
-- dialect: mysql
-- construct: select, join
-- kind: using_chain
-- reads: customers, orders, order_items
-- column: orders.order_id -> <result>.order_id direct
-- column: order_items.qty -> <result>.qty direct
-- column: customers.customer_id -> <result>.* join
-- column: orders.customer_id -> <result>.* join
-- column: orders.order_id -> <result>.* join
-- column: order_items.order_id -> <result>.* join
SELECT o.order_id, oi.qty
FROM customers c JOIN orders o USING (customer_id) JOIN order_items oi USING (order_id);
-- end
