-- id: oracle_function_called_if_01
-- dialect: oracle
-- construct: insert, function
-- reads: s.a
-- writes: s.t
-- column: s.a.x -> s.t.c direct
-- column: s.a.y -> s.t.c direct
-- column: s.a.z -> s.t.c direct
INSERT INTO s.t (c) SELECT my_pkg.decode(x, y, z) FROM s.a;
-- end
