-- id: trino_rows_of_values_01
-- dialect: trino
-- construct: select, lateral
-- kind: rows_of_values
-- reads: s.t
-- column: s.t.a -> <result>.p direct
-- column: s.t.b -> <result>.q direct
SELECT v.p, v.q FROM s.t CROSS JOIN LATERAL (VALUES ROW(t.a, t.b)) AS v (p, q);
-- end
