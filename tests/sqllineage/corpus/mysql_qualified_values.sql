-- id: mysql_qualified_values_001
-- dialect: mysql
-- construct: insert
-- kind: qualified_values
-- reads: t2
-- writes: t1
-- column: t2.x -> t1.a direct
INSERT INTO t1 (a) SELECT x FROM t2 ON DUPLICATE KEY UPDATE a = VALUES(t1.a);
-- end

-- id: mysql_qualified_values_002
-- dialect: mysql
-- construct: insert
-- kind: qualified_values
-- reads: t2
-- writes: t1
-- column: t2.x -> t1.a direct
-- column: t2.x -> t1.b direct
-- column: t2.y -> t1.b direct
-- column: t1.b -> t1.b direct
INSERT INTO t1 (a, b) SELECT x, y FROM t2 ON DUPLICATE KEY UPDATE t1.b = t1.b + VALUES(t1.a) + VALUES(`t1`.`b`);
-- end

-- id: mysql_qualified_values_003
-- dialect: mysql
-- construct: insert
-- kind: qualified_values
-- reads: s.src
-- writes: s.tgt
-- column: s.src.n -> s.tgt.n direct
-- column: s.src.n -> s.tgt.* filter
-- column: s.tgt.n -> s.tgt.n direct
-- column: s.src.k -> s.tgt.k direct
INSERT INTO s.tgt (k, n) SELECT k, n FROM s.src ON DUPLICATE KEY UPDATE n = IF(VALUES(s.tgt.n) > 0, VALUES(tgt.n), s.tgt.n);
-- end

-- id: mysql_qualified_values_004
-- dialect: mysql
-- construct: insert
-- kind: qualified_values
-- writes: t1
-- column: t1.a -> t1.a direct
INSERT INTO t1 (a) VALUES (1) ON DUPLICATE KEY UPDATE a = a + VALUES(t1.a);
-- end
