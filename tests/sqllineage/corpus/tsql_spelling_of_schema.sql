-- id: tsql_spelling_of_schema_001
-- dialect: tsql
-- construct: insert, ddl, script
-- kind: spelling_of_schema
-- reads: ref.unit
-- writes: dbo.unit
-- column: ref.unit.unitid -> dbo.unit.id direct
CREATE TABLE ref.Unit ([UnitId] int, Title nvarchar(50));
INSERT INTO dbo.Unit (Id) SELECT UnitId FROM ref.Unit;
-- end

-- id: tsql_spelling_of_schema_002
-- dialect: tsql
-- construct: select, ddl, script
-- kind: spelling_of_schema
-- reads: dbo.unit
-- column: dbo.unit.unitid -> <result>.unitid direct
-- column: dbo.unit.Title -> <result>.Title direct
-- column: dbo.unit.UnitId -> <result>.* filter
CREATE TABLE dbo.Unit ([UnitId] int, [Title] nvarchar(50));
SELECT UnitId, [Title] FROM dbo.Unit WHERE [UnitId] > 1;
-- end

-- id: tsql_spelling_of_schema_003
-- dialect: tsql
-- construct: select, star
-- kind: spelling_of_schema
-- schema: {"tables": {"dbo.unit": ["UnitId", "Title"]}}
-- reads: dbo.unit
-- writes: dbo.copy
-- column: dbo.unit.UnitId -> dbo.copy.UnitId direct
-- column: dbo.unit.Title -> dbo.copy.Title direct
-- column: dbo.unit.Title -> dbo.copy.* filter
SELECT * INTO dbo.Copy FROM dbo.Unit WHERE title <> '';
-- end
