-- id: mysql_bracketed_join_001
-- dialect: mysql
-- construct: update, join
-- kind: bracketed_join
-- reads: v2
-- writes: t1
-- column: v2.d -> t1.c direct
-- column: t1.a -> t1.* join
-- column: v2.b -> t1.* join
-- column: v2.e -> t1.* filter
UPDATE (t1 JOIN v2 ON t1.a = v2.b) SET t1.c = v2.d WHERE v2.e = 1;
-- end

-- id: mysql_bracketed_join_002
-- dialect: mysql
-- construct: update, join
-- kind: bracketed_join
-- reads: a, c
-- writes: b
-- column: c.z -> b.y direct
-- column: a.k -> b.* join
-- column: b.k -> b.* join
-- column: c.k -> b.* join
UPDATE ((a JOIN b ON a.k = b.k) LEFT JOIN c ON c.k = b.k) SET b.y = c.z;
-- end

-- id: mysql_bracketed_join_003
-- dialect: mysql
-- construct: update
-- kind: bracketed_join
-- writes: t
-- column: t.a -> t.a direct
-- column: t.b -> t.* filter
UPDATE (t) SET a = a + 1 WHERE b = 2;
-- end
