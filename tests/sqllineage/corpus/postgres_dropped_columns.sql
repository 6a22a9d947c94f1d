-- id: postgres_dropped_columns_001
-- dialect: postgres
-- construct: script, ctas, subquery
-- kind: dropped_columns
-- reads: t, t3
-- writes: tt
-- column: t3.col2 -> tt.col2 direct
-- column: t3.col1 -> tt.* filter
-- column: t.col -> tt.* filter
CREATE TABLE t (a int);
DROP TABLE t;
CREATE TABLE tt AS SELECT col2 FROM t3 WHERE col1 IN (SELECT col FROM t);
-- end
