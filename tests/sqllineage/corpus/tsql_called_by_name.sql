-- id: tsql_called_by_name_001
-- dialect: tsql
-- construct: function,insert
-- kind: called_by_name
-- reads: dbo.src
-- writes: dbo.ff
-- column: dbo.src.id -> dbo.ff.id direct
-- column: dbo.src.k -> dbo.ff.* filter
-- column: dbo.src.id -> <result>.id direct
-- column: dbo.src.k -> <result>.* filter
CREATE FUNCTION dbo.f(@p int) RETURNS TABLE AS RETURN (SELECT id FROM dbo.src WHERE k = @p);
GO
INSERT INTO dbo.ff (id) SELECT f.id FROM dbo.f(3);
-- end
