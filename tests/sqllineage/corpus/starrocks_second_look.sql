-- id: starrocks_second_look_001
-- dialect: starrocks
-- construct: ddl, insert, script
-- kind: second_look
-- reads: s
-- writes: t
-- column: s.x -> t.b direct
-- column: s.y -> t.k direct
-- column: s.z -> t.a direct
CREATE TABLE t (k INT, a INT, b INT, INDEX ix (a) USING BITMAP) PRIMARY KEY (k) DISTRIBUTED BY HASH(k);
ALTER TABLE t MODIFY COLUMN b INT FIRST;
INSERT INTO t SELECT x, y, z FROM s;
-- end
