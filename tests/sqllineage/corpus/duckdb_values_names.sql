-- id: duckdb_values_names_01
-- dialect: duckdb
-- construct: select, lateral
-- kind: values_names
-- reads: s.t
-- column: s.t.b -> <result>.z direct
SELECT v.col1 AS z FROM s.t t, LATERAL (VALUES (t.a, t.b)) v;
-- end

-- id: duckdb_values_names_02
-- dialect: duckdb
-- construct: ctas, subquery
-- kind: values_names
-- reads: s.t
-- writes: s.x
-- column: s.t.a -> s.x.col0 direct
CREATE TABLE s.x AS SELECT * FROM (VALUES ((SELECT max(a) FROM s.t), 2));
-- end
