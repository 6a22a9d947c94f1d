-- id: mysql_read_then_renamed_001
-- dialect: mysql
-- construct: ctas, rename, script, select
-- kind: read_then_renamed
-- reads: shop.orders, shop.sales
-- writes: shop.sales, shop.seen
-- column: shop.orders.id -> shop.sales.id direct
-- column: shop.sales.id -> shop.seen.id direct
CREATE TABLE shop.sales_tmp AS SELECT id FROM shop.orders;
INSERT INTO shop.seen (id) SELECT id FROM shop.sales_tmp;
RENAME TABLE shop.sales_tmp TO shop.sales;
-- end
