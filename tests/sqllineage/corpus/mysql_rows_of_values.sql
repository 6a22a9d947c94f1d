-- id: mysql_rows_of_values_01
-- dialect: mysql
-- construct: cte, join
-- kind: rows_of_values
-- reads: t
-- column: t.a -> <result>.a direct
-- column: t.k -> <result>.* join
WITH v AS (VALUES ROW(1, 2), ROW(3, 4)) SELECT a, column_1 FROM t JOIN v ON column_0 = t.k;
-- end

-- id: mysql_rows_of_values_02
-- dialect: mysql
-- construct: insert, subquery
-- kind: rows_of_values
-- reads: s.t, s.u
-- writes: s.x
-- column: s.t.a -> s.x.p direct
-- column: s.u.b -> s.x.q direct
INSERT INTO s.x (p, q)
SELECT v.column_0, v.column_1 FROM (VALUES ROW((SELECT max(a) FROM s.t), (SELECT min(b) FROM s.u))) AS v;
-- end

-- id: mysql_rows_of_values_03
-- dialect: mysql
-- construct: select, lateral
-- kind: rows_of_values
-- reads: s.t
-- column: s.t.a -> <result>.p direct
-- column: s.t.b -> <result>.q direct
SELECT v.p, v.q FROM s.t, LATERAL (VALUES ROW(t.a, t.b)) AS v (p, q);
-- end
