-- id: postgres_values_names_01
-- dialect: postgres
-- construct: insert, lateral
-- kind: values_names
-- reads: s.t
-- writes: s.x
-- column: s.t.b -> s.x.p direct
-- column: s.t.d -> s.x.p direct
-- column: s.t.id -> s.x.q direct
-- column: s.t.a -> s.x.* filter
-- column: s.t.c -> s.x.* filter
INSERT INTO s.x (p, q)
SELECT v.column2, t.id FROM s.t t, LATERAL (VALUES (t.a, t.b), (t.c, t.d)) v WHERE v.column1 > 0;
-- end

-- id: postgres_values_names_02
-- dialect: postgres
-- construct: cte, join
-- kind: values_names
-- reads: s.t
-- column: s.t.a -> <result>.a direct
-- column: s.t.k -> <result>.* join
WITH v AS (VALUES (1, 'x')) SELECT t.a, v.column2 FROM s.t t JOIN v ON v.column1 = t.k;
-- end
