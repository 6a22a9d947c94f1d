-- id: tsql_usual_schema_01
-- dialect: tsql
-- construct: script, insert, star
-- reads: dbo.t
-- writes: u
-- column: dbo.t.a -> u.a direct
-- column: dbo.t.b -> u.b direct
CREATE TABLE t (a INT, b INT);
GO
INSERT INTO u SELECT * FROM dbo.t;
-- end
