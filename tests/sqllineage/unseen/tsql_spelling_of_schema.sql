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
