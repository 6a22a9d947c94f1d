-- id: tsql_computed_of_lasting_001
-- dialect: tsql
-- construct: ddl, insert, script, no_semicolon
-- kind: computed_of_lasting
-- reads: dbo.raw_box
-- writes: dbo.box
-- column: dbo.raw_box.a -> dbo.box.w direct
-- column: dbo.raw_box.b -> dbo.box.h direct
-- column: dbo.raw_box.a -> dbo.box.vol direct
-- column: dbo.raw_box.b -> dbo.box.vol direct
CREATE TABLE dbo.box (w int, h int, d int DEFAULT 1, vol AS w * h * d PERSISTED)
GO
INSERT INTO dbo.box (w, h) SELECT r.a, r.b FROM dbo.raw_box r
GO
-- end
