-- id: mysql_second_look_001
-- dialect: mysql
-- construct: rename, script, insert
-- kind: second_look
-- reads: shop.feed, shop.price
-- writes: shop.price, shop.price_prev
-- column: shop.feed.sku -> shop.price.sku direct
CREATE TABLE shop.price_new LIKE shop.price;
INSERT INTO shop.price_new (sku) SELECT sku FROM shop.feed;
RENAME TABLE shop.price TO shop.price_mid, shop.price_new TO shop.price, shop.price_mid TO shop.price_prev;
-- end

-- id: mysql_second_look_002
-- dialect: mysql
-- construct: correlated, subquery, update
-- kind: second_look
-- reads: shop.rate
-- writes: shop.orders
-- column: shop.rate.value -> shop.orders.rate direct
-- column: shop.rate.code -> shop.orders.* filter
-- column: shop.orders.currency -> shop.orders.* filter
-- column: shop.orders.rate -> shop.orders.* filter
UPDATE shop.orders SET rate = (SELECT r.value FROM shop.rate r WHERE r.code = currency) WHERE rate IS NULL;
-- end
