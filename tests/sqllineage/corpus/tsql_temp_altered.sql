-- id: tsql_temp_altered_001
-- dialect: tsql
-- construct: temp_table, script, update
-- kind: temp_altered
-- reads: stg.crate
-- writes: dbo.crate
-- column: stg.crate.crateno -> dbo.crate.crateno direct
-- column: stg.crate.wide -> dbo.crate.area direct
-- column: stg.crate.deep -> dbo.crate.area direct
SELECT s.CrateNo, s.Wide, s.Deep INTO #crate FROM stg.Crate AS s;
ALTER TABLE #crate ADD Area decimal(9,2) NULL;
GO
UPDATE #crate SET Area = Wide * Deep;
ALTER TABLE #crate DROP COLUMN Wide, Deep;
GO
INSERT INTO dbo.Crate (CrateNo, Area) SELECT * FROM #crate;
-- end

-- id: tsql_temp_altered_002
-- dialect: tsql
-- construct: temp_table, procedure
-- kind: temp_altered
-- reads: stg.nurse
-- writes: dbo.nurse
-- column: stg.nurse.nr -> dbo.nurse.nurseno direct
-- column: stg.nurse.ward -> dbo.nurse.ward direct
-- column: stg.nurse.ward -> dbo.nurse.* filter
CREATE PROCEDURE dbo.LoadNurse
AS
BEGIN
    SELECT n.Nr, n.Ward INTO #n FROM stg.Nurse AS n;
    EXEC tempdb..sp_rename '#n.Nr', 'NurseNo', 'COLUMN';
    INSERT INTO dbo.Nurse (NurseNo, Ward)
    SELECT x.NurseNo, x.Ward FROM #n AS x WHERE x.Ward IS NOT NULL;
END
-- end
