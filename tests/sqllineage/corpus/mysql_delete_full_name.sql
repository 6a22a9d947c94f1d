-- id: mysql_delete_full_name_001
-- dialect: mysql
-- construct: delete, join
-- kind: delete_full_name
-- reads: t1
-- writes: test.t2
-- column: t1.a -> test.t2.* filter
-- column: test.t2.a -> test.t2.* filter
DELETE test.t2 FROM t1, t2 WHERE t1.a = t2.a;
-- end

-- id: mysql_delete_full_name_002
-- dialect: mysql
-- construct: delete, join
-- kind: delete_full_name
-- reads: t1
-- writes: test.t2
-- column: t1.a -> test.t2.* filter
-- column: test.t2.a -> test.t2.* filter
DELETE FROM test.t2 USING t1, t2 WHERE t1.a = t2.a;
-- end

-- id: mysql_delete_full_name_003
-- dialect: mysql
-- construct: delete, join
-- kind: delete_full_name
-- reads: shop.c
-- writes: shop.o
-- column: shop.o.cid -> shop.o.* join
-- column: shop.c.id -> shop.o.* join
-- column: shop.c.gone -> shop.o.* filter
DELETE o FROM shop.o JOIN shop.c ON o.cid = c.id WHERE c.gone = 1;
-- end

-- id: mysql_delete_full_name_004
-- dialect: mysql
-- construct: delete, join
-- kind: delete_full_name
-- writes: a.t, b.t
-- column: a.t.k -> a.t.* join
-- column: b.t.k -> a.t.* join
-- column: a.t.k -> b.t.* join
-- column: b.t.k -> b.t.* join
DELETE a.t, b.t FROM a.t JOIN b.t ON a.t.k = b.t.k;
-- end

-- id: mysql_delete_full_name_005
-- dialect: mysql
-- construct: update, join
-- kind: delete_full_name
-- reads: u
-- writes: test.t
-- column: u.x -> test.t.x direct
-- column: test.t.k -> test.t.* join
-- column: u.k -> test.t.* join
UPDATE test.t JOIN u ON t.k = u.k SET test.t.x = u.x;
-- end
