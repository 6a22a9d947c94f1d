-- id: tsql_report_not_matched_by_source
-- dialect: tsql
-- construct: merge
-- reads: stg.part
-- writes: dbo.part
-- column: stg.part.no -> dbo.part.* join
-- column: dbo.part.no -> dbo.part.* join
-- column: stg.part.name -> dbo.part.name direct
-- column: stg.part.no -> dbo.part.no direct
-- column: dbo.part.active -> dbo.part.* filter
-- column: dbo.part.name -> dbo.part.oldname direct
MERGE INTO dbo.Part AS t
USING stg.Part AS s ON s.No = t.No
WHEN MATCHED THEN UPDATE SET Name = s.Name
WHEN NOT MATCHED BY TARGET THEN INSERT (No, Name) VALUES (No, Name)
WHEN NOT MATCHED BY SOURCE AND Active = 1 THEN UPDATE SET Active = 0, OldName = Name;
-- end
