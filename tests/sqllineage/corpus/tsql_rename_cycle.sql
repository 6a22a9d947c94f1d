-- id: tsql_rename_cycle_001
-- dialect: tsql
-- construct: rename, script
-- kind: rename_cycle
-- reads: dbo.live, dbo.next
-- writes: dbo.live, dbo.next
EXEC sp_rename 'dbo.Live', 'LiveTmp';
EXEC sp_rename 'dbo.Next', 'Live';
EXEC sp_rename 'dbo.LiveTmp', 'Next';
-- end
