-- id: tsql_call_between_definitions_001
-- dialect: tsql
-- construct: procedure,insert
-- kind: call_between_definitions
-- reads: dbo.one, dbo.two
-- writes: dbo.x, dbo.y
-- column: dbo.one.a -> <result>.a direct
-- column: dbo.two.b -> <result>.b direct
-- column: dbo.one.a -> dbo.x.v direct
-- column: dbo.two.b -> dbo.y.v direct
CREATE PROCEDURE dbo.get_rows AS SELECT a FROM dbo.one;
GO
INSERT INTO dbo.x (v) EXEC dbo.get_rows;
GO
ALTER PROCEDURE dbo.get_rows AS SELECT b FROM dbo.two;
GO
INSERT INTO dbo.y (v) EXEC dbo.get_rows;
GO
-- end
