-- id: spark_view_behind_join_001
-- dialect: spark
-- construct: insert, join, lateral
-- kind: view_behind_join
-- reads: t1, t2
-- writes: o
-- column: t1.k -> o.k direct
-- column: t2.arr -> o.x direct
-- column: t1.k -> o.* join
-- column: t2.k -> o.* join
-- column: t2.arr -> o.* filter
INSERT INTO o (k, x)
SELECT a.k, x FROM t1 a LEFT JOIN t2 b ON a.k = b.k LATERAL VIEW explode(b.arr) v AS x WHERE x > 1;
-- end

-- id: spark_view_behind_join_002
-- dialect: spark
-- construct: ctas, join, lateral
-- kind: view_behind_join
-- schema: {"tables": {"t1": ["k"], "t2": ["k", "items"], "t3": ["k", "tags"]}}
-- reads: t1, t2, t3
-- writes: o
-- column: t1.k -> o.k direct
-- column: t2.items -> o.p direct
-- column: t2.items -> o.q direct
-- column: t3.tags -> o.w direct
-- column: t1.k -> o.* join
-- column: t2.k -> o.* join
-- column: t3.k -> o.* join
CREATE TABLE o AS
SELECT t1.k, p, q, w FROM t1 JOIN t2 ON t1.k = t2.k JOIN t3 ON t3.k = t2.k
LATERAL VIEW inline(items) i AS p, q LATERAL VIEW explode(tags) g AS w;
-- end
