-- id: tsql_argument_value_more_001
-- dialect: tsql
-- construct: procedure, call, function
-- kind: argument value
-- reads: s
-- writes: h
-- column: s.b -> h.a direct
-- column: s.c -> h.* filter
CREATE PROCEDURE p @x int AS INSERT INTO h (a) VALUES (@x);
GO
CREATE PROCEDURE w AS DECLARE @v int; SELECT @v = b FROM s WHERE c = 1; EXEC p @v;
GO
-- end
