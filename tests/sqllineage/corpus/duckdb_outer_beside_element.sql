-- id: duckdb_outer_beside_element_001
-- dialect: duckdb
-- construct: ctas, subquery, unnest
-- kind: outer beside element
-- reads: d.t
-- writes: d.x
-- column: d.t.f -> d.x.c direct
-- column: d.t.a -> d.x.c direct
CREATE TABLE d.x AS SELECT (SELECT sum(f * u.e) FROM UNNEST(a) AS u (e)) AS c FROM d.t;
-- end
