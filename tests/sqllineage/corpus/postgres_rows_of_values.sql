-- id: postgres_rows_of_values_01
-- dialect: postgres
-- construct: select, lateral
-- kind: rows_of_values
-- reads: s.t
-- column: s.t.a -> <result>.p direct
-- column: s.t.b -> <result>.p direct
SELECT v.p FROM s.t, LATERAL (VALUES (ROW(t.a, t.b))) AS v (p);
-- end
