-- id: spark_stacked_001
-- dialect: spark
-- construct: select,lateral
-- kind: stacked
-- reads: t
-- column: t.id -> <result>.id direct
-- column: t.a -> <result>.v direct
-- column: t.b -> <result>.v direct
SELECT id, k, v FROM t LATERAL VIEW stack(2, 'a', a, 'b', b) s AS k, v;
-- end

-- id: spark_stacked_002
-- dialect: spark
-- construct: select
-- kind: stacked
-- reads: t
-- column: t.id -> <result>.id direct
-- column: t.a -> <result>.v direct
-- column: t.b -> <result>.v direct
SELECT id, stack(2, 'a', a, 'b', b) AS (k, v) FROM t;
-- end

-- id: spark_stacked_003
-- dialect: spark
-- construct: insert
-- kind: stacked
-- reads: t
-- writes: y
-- column: t.a -> y.p direct
-- column: t.c -> y.p direct
-- column: t.b -> y.q direct
-- column: t.d -> y.q direct
INSERT INTO y (p, q) SELECT stack(2, a, b, c, d) FROM t;
-- end

-- id: spark_stacked_004
-- dialect: spark
-- construct: select,lateral
-- kind: stacked
-- reads: t
-- column: t.a -> <result>.v direct
-- column: t.b -> <result>.v direct
-- column: t.n -> <result>.m direct
-- column: t.c -> <result>.w direct
SELECT e.k, e.v, m, w FROM t LATERAL VIEW explode(map('a', a, 'b', b)) e AS k, v LATERAL VIEW explode(map(n, c)) f AS m, w;
-- end
