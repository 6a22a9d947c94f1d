-- id: duckdb_outer_beside_element_more_001
-- dialect: duckdb
-- construct: select, subquery, unnest
-- kind: outer beside element
-- reads: d.t
-- column: d.t.f -> <result>.c direct
-- column: d.t.a -> <result>.c direct
SELECT (SELECT list(e || f) FROM UNNEST(a) AS u (e)) AS c FROM d.t;
-- end
