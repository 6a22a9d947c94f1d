-- id: mysql_values_names_01
-- dialect: mysql
-- construct: select, join
-- kind: values_names
-- reads: s.t
-- column: s.t.a -> <result>.a direct
-- column: s.t.k -> <result>.* join
SELECT t.a, v.column_1 AS n FROM s.t t JOIN (VALUES ROW(1, 'x'), ROW(2, 'y')) v ON t.k = v.column_0;
-- end

-- id: mysql_values_names_02
-- dialect: mysql
-- construct: ctas
-- kind: values_names
-- reads: s.t
-- writes: s.x
-- column: s.t.a -> s.x.column_0 direct
CREATE TABLE s.x AS SELECT * FROM (VALUES ROW((SELECT max(a) FROM s.t), 2)) v;
-- end
