-- id: doris_qualified_values_001
-- dialect: doris
-- construct: insert
-- kind: qualified_values
-- reads: t2
-- writes: t1
-- column: t2.x -> t1.a direct
INSERT INTO t1 (a) SELECT x FROM t2 ON DUPLICATE KEY UPDATE a = GREATEST(VALUES(t1.a), 0);
-- end
