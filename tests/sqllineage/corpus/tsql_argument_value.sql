-- id: tsql_argument_value_001
-- dialect: tsql
-- construct: procedure, call, variable
-- kind: argument value
-- reads: s
-- writes: h
-- column: s.b -> h.a direct
CREATE PROCEDURE p @x int, @y int = 3 AS INSERT INTO h (a, c) VALUES (@x, @y);
GO
DECLARE @v int; SELECT @v = b FROM s; EXEC p @x = @v;
-- end
