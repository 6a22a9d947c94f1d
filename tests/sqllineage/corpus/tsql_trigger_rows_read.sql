-- id: tsql_trigger_rows_read_001
-- dialect: tsql
-- construct: trigger,update,subquery
-- kind: trigger_rows_read
-- reads: hr.leave
-- writes: hr.leave
-- column: hr.leave.leaveid -> hr.leave.* filter
CREATE TRIGGER hr.leave_kept ON hr.Leave INSTEAD OF DELETE AS
UPDATE hr.Leave SET Cancelled = 1 WHERE LeaveId IN (SELECT LeaveId FROM deleted);
-- end

-- id: tsql_trigger_rows_read_002
-- dialect: tsql
-- construct: trigger,insert
-- kind: trigger_rows_read
-- reads: dbo.note
-- writes: dbo.note
-- column: dbo.note.id -> dbo.note.id direct
-- column: dbo.note.body -> dbo.note.body direct
CREATE TRIGGER dbo.note_in ON dbo.Note INSTEAD OF INSERT AS
BEGIN
  INSERT INTO dbo.Note (Id, Body) SELECT Id, LTRIM(Body) FROM inserted;
END
-- end

-- id: tsql_trigger_rows_read_003
-- dialect: tsql
-- construct: trigger,insert
-- kind: trigger_rows_read
-- reads: dbo.parcel
-- writes: dbo.alarm
CREATE TRIGGER dbo.parcel_big ON dbo.Parcel AFTER INSERT AS
IF EXISTS (SELECT 1 FROM inserted WHERE Weight > 30)
  INSERT INTO dbo.Alarm (Message) VALUES ('heavy');
-- end
