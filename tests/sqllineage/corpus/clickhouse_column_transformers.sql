-- id: clickhouse_column_transformers_001
-- dialect: clickhouse
-- construct: select, star
-- kind: column_transformers
-- reads: t
-- column: t.* -> <result>.* direct
SELECT * APPLY(sum) FROM t;
-- end

-- id: clickhouse_column_transformers_002
-- dialect: clickhouse
-- construct: insert, star
-- kind: column_transformers
-- schema: {"tables": {"t": ["id", "a1", "a2"], "d": ["x", "y"]}}
-- reads: t
-- writes: d
-- column: t.a1 -> d.x direct
-- column: t.a2 -> d.y direct
INSERT INTO d SELECT COLUMNS('^a') APPLY(toString) FROM t;
-- end

-- id: clickhouse_column_transformers_003
-- dialect: clickhouse
-- construct: select, star_except
-- kind: column_transformers
-- schema: {"tables": {"t": ["i", "j", "k"]}}
-- reads: t
-- column: t.k -> <result>.k direct
SELECT * EXCEPT STRICT (i, j) FROM t;
-- end

-- id: clickhouse_column_transformers_004
-- dialect: clickhouse
-- construct: select, star_replace
-- kind: column_transformers
-- schema: {"tables": {"t": ["i", "k"]}}
-- reads: t
-- column: t.i -> <result>.i direct
-- column: t.k -> <result>.k direct
SELECT * REPLACE STRICT i + 1 AS i FROM t;
-- end

-- id: clickhouse_column_transformers_005
-- dialect: clickhouse
-- construct: insert, star
-- kind: column_transformers
-- schema: {"tables": {"t": ["a", "b", "c"], "u": ["e", "f"]}}
-- reads: t, u
-- writes: d
-- column: t.a -> d.p direct
-- column: t.b -> d.q direct
-- column: u.f -> d.r direct
-- column: t.c -> d.* join
-- column: u.e -> d.* join
INSERT INTO d (p, q, r) SELECT COLUMNS(a, b), u.* EXCEPT (e) APPLY(x -> round(x, 1)) FROM t JOIN u ON t.c = u.e;
-- end
