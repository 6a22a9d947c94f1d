-- id: spark_generated_columns_001
-- dialect: spark
-- construct: select,unnest
-- kind: generated_columns
-- reads: shop.cart
-- writes: shop.line
-- column: shop.cart.lines -> shop.line.* direct
-- column: shop.cart.cart_id -> shop.line.cart_id direct
CREATE TABLE shop.line AS SELECT cart_id, inline(lines) FROM shop.cart;
-- end

-- id: spark_generated_columns_002
-- dialect: spark
-- construct: select,unnest
-- kind: generated_columns
-- reads: shop.cart
-- column: shop.cart.a -> <result>.col0 direct
-- column: shop.cart.b -> <result>.col0 direct
SELECT stack(2, a, b) FROM shop.cart;
-- end

-- id: spark_generated_columns_003
-- dialect: spark
-- construct: select,json,subquery
-- kind: generated_columns
-- reads: shop.raw
-- column: shop.raw.doc -> <result>.sku direct
-- column: shop.raw.doc -> <result>.qty direct
SELECT q.c0 AS sku, q.c1 AS qty FROM (SELECT json_tuple(doc, 'sku', 'qty') FROM shop.raw) q;
-- end
