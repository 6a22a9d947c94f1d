-- id: mysql_schema_switch_001
-- dialect: mysql
-- construct: script, ctas, update
-- kind: schema_switch
-- reads: shop.src
-- writes: shop.item
-- column: shop.src.id -> shop.item.id direct
-- column: shop.item.id -> shop.item.* filter
CREATE TABLE shop.item AS SELECT id FROM shop.src;
USE shop;
DELETE FROM item WHERE id < 5;
-- end
