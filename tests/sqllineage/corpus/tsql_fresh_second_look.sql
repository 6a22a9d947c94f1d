-- id: tsql_fresh_second_look_001
-- dialect: tsql
-- construct: trigger,variable
-- kind: fresh_second_look
-- reads: dbo.parcel
-- writes: dbo.alarm
CREATE TRIGGER dbo.parcel_many ON dbo.Parcel AFTER INSERT AS
DECLARE @n int;
SELECT @n = COUNT(*) FROM inserted;
IF @n > 3 INSERT INTO dbo.Alarm (Message) VALUES ('many');
-- end
