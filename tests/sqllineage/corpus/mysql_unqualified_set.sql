-- id: mysql_unqualified_set_001
-- dialect: mysql
-- construct: script, update, join
-- kind: unqualified_set
-- reads: t1
-- writes: t2
-- column: t1.a -> t2.* join
-- column: t2.b -> t2.* join
-- column: t2.b -> t2.* sort
CREATE TABLE t1 (a INT);
CREATE TABLE t2 (b INT);
UPDATE t1 LEFT JOIN t2 ON a = b SET b = 3 ORDER BY b;
-- end

-- id: mysql_unqualified_set_002
-- dialect: mysql
-- construct: update, join
-- kind: unqualified_set
-- schema: {"tables": {"shop.o": ["id", "total"], "shop.c": ["oid", "paid", "sum"]}}
-- reads: shop.o
-- writes: shop.c
-- column: shop.o.total -> shop.c.sum direct
-- column: shop.o.id -> shop.c.* join
-- column: shop.c.oid -> shop.c.* join
UPDATE shop.o JOIN shop.c ON o.id = c.oid SET sum = total;
-- end

-- id: mysql_unqualified_set_003
-- dialect: mysql
-- construct: update, join
-- kind: unqualified_set
-- schema: {"tables": {"o": ["id", "total", "seen"], "c": ["oid", "sum"]}}
-- writes: o, c
-- column: o.total -> c.sum direct
-- column: c.sum -> o.seen direct
-- column: o.id -> o.* filter
-- column: o.id -> c.* filter
-- column: c.oid -> o.* filter
-- column: c.oid -> c.* filter
UPDATE o, c SET sum = total, o.seen = c.sum WHERE id = oid;
-- end

-- id: mysql_unqualified_set_004
-- dialect: mysql
-- construct: update, join
-- kind: unqualified_set
-- reads: t2
-- writes: t1
-- column: t1.a -> t1.c direct
-- column: t1.x -> t1.* filter
-- column: t2.y -> t1.* filter
UPDATE t1, t2 SET c = a WHERE t1.x = t2.y;
-- end

-- id: mysql_unqualified_set_005
-- dialect: mysql
-- construct: update, join, subquery
-- kind: unqualified_set
-- reads: p
-- writes: d
-- column: p.n -> d.m direct
-- column: d.k -> d.* join
-- column: p.k -> d.* join
CREATE TABLE d (k INT, m INT);
UPDATE (SELECT k, n FROM p) q JOIN d ON q.k = d.k SET m = n;
-- end
