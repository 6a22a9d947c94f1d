-- id: databricks_generated_columns_001
-- dialect: databricks
-- construct: select,unnest,subquery
-- kind: generated_columns
-- reads: shop.cart
-- column: shop.cart.lines -> <result>.sku direct
-- column: shop.cart.cart_id -> <result>.cart_id direct
SELECT q.cart_id, q.sku FROM (SELECT cart_id, inline_outer(lines) FROM shop.cart) q;
-- end
