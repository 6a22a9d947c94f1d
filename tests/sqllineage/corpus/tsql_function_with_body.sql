-- id: tsql_function_with_body_001
-- dialect: tsql
-- construct: function, insert, script
-- kind: function_with_body
-- reads: dbo.t, dbo.s
-- writes: dbo.z
-- column: dbo.t.b -> dbo.z.q direct
-- column: dbo.t.a -> dbo.z.* filter
-- column: dbo.s.k -> dbo.z.* filter
CREATE FUNCTION dbo.g (@x int) RETURNS int AS
BEGIN
  RETURN (SELECT MAX(t.b) FROM dbo.t t WHERE t.a = @x);
END
GO
INSERT INTO dbo.z (q) SELECT dbo.g(s.k) FROM dbo.s s;
-- end
