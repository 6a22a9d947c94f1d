-- id: snowflake_values_of_several_targets_001
-- dialect: snowflake
-- construct: multi_insert, insert
-- kind: values of several targets
-- reads: s
-- writes: t1, t2
-- column: s.b -> t1.* direct
-- column: s.a -> t1.* filter
-- column: s.a -> t2.x direct
-- column: s.a -> t2.* filter
INSERT FIRST WHEN a > 0 THEN INTO t1 VALUES (b) ELSE INTO t2 (x) VALUES (a) SELECT a, b FROM s;
-- end

-- id: snowflake_values_of_several_targets_002
-- dialect: snowflake
-- construct: multi_insert, insert
-- kind: values of several targets
-- schema: {"tables": {"t2": ["m", "n"]}}
-- reads: s
-- writes: t1, t2
-- column: s.a -> t1.* direct
-- column: s.b -> t2.m direct
-- column: s.a -> t2.n direct
INSERT OVERWRITE ALL INTO t1 VALUES (a, DEFAULT) INTO t2 VALUES (b, a) SELECT a, b FROM s;
-- end
