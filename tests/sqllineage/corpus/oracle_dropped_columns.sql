-- id: oracle_dropped_columns_001
-- dialect: oracle
-- construct: script, insert, join
-- kind: dropped_columns
-- reads: t, u
-- writes: z
-- column: t.b -> z.p direct
-- column: t.k -> z.* join
-- column: u.k -> z.* join
CREATE TABLE t (a NUMBER, k NUMBER);
DROP TABLE t CASCADE CONSTRAINTS PURGE;
INSERT INTO z (p) SELECT t.b FROM t JOIN u ON t.k = u.k;
-- end
