-- id: mysql_table_by_full_name_01
-- dialect: mysql
-- construct: update
-- reads: shop.o
-- writes: i
-- column: shop.o.n -> i.n direct
-- column: i.k -> i.* filter
-- column: shop.o.k -> i.* filter
UPDATE i, shop.o SET shop.i.n = o.n WHERE shop.i.k = o.k
-- end
