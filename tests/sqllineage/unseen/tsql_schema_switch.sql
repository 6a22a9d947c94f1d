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
