-- id: clickhouse_captured_by_lambda_001
-- dialect: clickhouse
-- construct: select
-- kind: captured_by_lambda
-- reads: s
-- column: s.a -> <result>.v direct
-- column: s.off -> <result>.v direct
WITH (x -> x + off) AS f SELECT f(a) AS v FROM s;
-- end

-- id: clickhouse_captured_by_lambda_002
-- dialect: clickhouse
-- construct: insert
-- kind: captured_by_lambda
-- reads: s
-- writes: d
-- column: s.a -> d.v direct
-- column: s.lim -> d.* filter
-- column: s.a -> d.* filter
INSERT INTO d (v) WITH x -> if(x > lim, x, 0) AS clip SELECT clip(a) FROM s;
-- end

-- id: clickhouse_captured_by_lambda_003
-- dialect: clickhouse
-- construct: select
-- kind: captured_by_lambda
-- reads: s, r
-- column: s.a -> <result>.v direct
-- column: s.b -> <result>.v direct
-- column: r.rate -> <result>.v direct
-- column: s.k -> <result>.* join
-- column: r.k -> <result>.* join
WITH (x, y) -> x * r.rate + y AS f SELECT f(s.a, s.b) AS v FROM s JOIN r ON s.k = r.k;
-- end

-- id: clickhouse_captured_by_lambda_004
-- dialect: clickhouse
-- construct: select
-- kind: captured_by_lambda
-- reads: s
-- column: s.a -> <result>.a direct
-- column: s.b -> <result>.* filter
-- column: s.base -> <result>.* filter
WITH (x -> x % base) AS m SELECT a FROM s WHERE m(b) = 0;
-- end

-- id: clickhouse_captured_by_lambda_005
-- dialect: clickhouse
-- construct: view
-- kind: captured_by_lambda
-- reads: s
-- writes: w
-- column: s.arr -> w.shifted direct
-- column: s.off -> w.shifted direct
-- column: s.n -> w.m direct
-- column: s.off -> w.m direct
CREATE VIEW w AS WITH (x -> x + off) AS f SELECT arrayMap(f, arr) AS shifted, f(n) AS m FROM s;
-- end
