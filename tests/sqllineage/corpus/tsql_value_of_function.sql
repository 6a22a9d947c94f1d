-- id: tsql_value_of_function_001
-- dialect: tsql
-- construct: function, insert, script
-- kind: function_with_body
-- reads: dbo.s
-- writes: dbo.z
-- column: dbo.s.net -> dbo.z.q direct
CREATE FUNCTION dbo.gross (@net money, @unused int) RETURNS money AS
BEGIN
  DECLARE @r money = @net * 1.2;
  RETURN @r;
END
GO
INSERT INTO dbo.z (q) SELECT dbo.gross(s.net, s.other) FROM dbo.s s;
-- end
