-- id: postgres_parameter_behind_at_01
-- dialect: postgres
-- construct: insert
-- reads: s.a
-- writes: s.t
-- column: s.a.b -> s.t.c direct
-- column: s.a.k -> s.t.* filter
INSERT INTO s.t (c) SELECT b FROM s.a WHERE k = @p1;
-- end

-- id: postgres_parameter_behind_at_02
-- dialect: postgres
-- construct: insert, delete
-- writes: s.t
-- column: s.t.k -> s.t.* filter
INSERT INTO s.t (a, b) VALUES (@a, @b); DELETE FROM s.t WHERE k IN (@first, @second);
-- end

-- id: postgres_parameter_behind_at_03
-- dialect: postgres
-- construct: select
-- reads: s.a
-- column: s.a.x -> <result>.r direct
-- column: s.a.y -> <result>.* filter
SELECT @ x AS r FROM s.a WHERE @ y > 5;
-- end
