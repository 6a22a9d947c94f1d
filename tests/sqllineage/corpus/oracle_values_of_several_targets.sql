-- id: oracle_values_of_several_targets_001
-- dialect: oracle
-- construct: multi_insert, insert
-- kind: values of several targets
-- reads: s
-- writes: t1, t2
-- column: s.a -> t1.x direct
-- column: s.b -> t2.* direct
-- column: s.a -> t2.* direct
INSERT ALL INTO t1 (x) VALUES (a) INTO t2 VALUES (b, a) SELECT a, b FROM s;
-- end

-- id: oracle_values_of_several_targets_002
-- dialect: oracle
-- construct: multi_insert, insert
-- kind: values of several targets
-- reads: s
-- writes: t1, t2
-- column: s.a -> t1.* direct
-- column: s.a -> t2.* direct
-- column: s.b -> t2.* direct
-- column: s.c -> t2.* filter
INSERT ALL INTO t1 VALUES (1, a) INTO t2 VALUES (CASE WHEN c > 0 THEN b || a END) SELECT a, b, c FROM s;
-- end

-- id: oracle_values_of_several_targets_003
-- dialect: oracle
-- construct: multi_insert, insert, script
-- kind: values of several targets
-- reads: s
-- writes: t1, t2
-- column: s.b -> t1.m direct
-- column: s.a -> t1.n direct
-- column: s.b -> t2.* direct
CREATE TABLE t1 (m NUMBER, n NUMBER);
INSERT ALL INTO t1 VALUES (b, a) INTO t2 VALUES (b) SELECT a, b FROM s;
-- end
