-- id: tsql_schema_switch_001
-- dialect: tsql
-- construct: script, ctas, insert, star
-- kind: schema_switch
-- reads: src.dbo.e, stage.dbo.t
-- writes: stage.dbo.t, mart.dbo.u
-- column: src.dbo.e.id -> stage.dbo.t.id direct
-- column: stage.dbo.t.id -> mart.dbo.u.id direct
SELECT id INTO stage.dbo.t FROM src.dbo.e;
GO
USE stage
GO
INSERT INTO mart.dbo.u SELECT * FROM dbo.t;
-- end

-- id: tsql_schema_switch_002
-- dialect: tsql
-- construct: script, ctas, insert, star
-- kind: schema_switch
-- reads: x.dbo.y, dbo.t, db2.dbo.t
-- writes: dbo.t, z
-- column: x.dbo.y.a -> dbo.t.a direct
-- column: dbo.t.a -> z.a direct
-- column: db2.dbo.t.* -> <result>.* direct
USE db1;
SELECT a INTO dbo.t FROM x.dbo.y;
USE db2;
INSERT INTO z SELECT * FROM db1.dbo.t;
SELECT * FROM dbo.t;
-- end
