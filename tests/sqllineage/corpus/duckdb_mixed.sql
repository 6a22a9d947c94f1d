-- id: duckdb_mixed_001
-- dialect: duckdb
-- construct: ctas, lateral, unnest
-- reads: a
-- writes: b
-- column: a.id -> b.id direct
-- column: a.tags -> b.tag direct
-- column: a.tags -> b.* filter
CREATE TABLE b AS SELECT a.id, t.tag FROM a, UNNEST(a.tags) AS t(tag) WHERE t.tag <> '';
-- end

-- id: duckdb_mixed_002
-- dialect: duckdb
-- construct: recursive_cte, select
-- reads: e
-- column: e.a -> <result>.a direct
-- column: e.b -> <result>.b direct
-- column: e.b -> <result>.* join
-- column: e.a -> <result>.* join
WITH RECURSIVE r AS (SELECT a, b FROM e UNION SELECT r.a, e.b FROM r JOIN e ON r.b = e.a) SELECT a, b FROM r;
-- end
