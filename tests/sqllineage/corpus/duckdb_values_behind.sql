-- id: duckdb_values_behind_01
-- dialect: duckdb
-- construct: insert, cte
-- kind: values_behind
-- reads: s.t
-- writes: s.x
-- column: s.t.a -> s.x.p direct
-- column: s.t.b -> s.x.* filter
INSERT INTO s.x (p) WITH v AS (VALUES (1, 2)) SELECT t.a FROM s.t, v WHERE t.b = v.col1;
-- end
