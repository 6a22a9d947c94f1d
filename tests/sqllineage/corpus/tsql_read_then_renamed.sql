-- id: tsql_read_then_renamed_001
-- dialect: tsql
-- construct: ctas, rename, insert, script
-- kind: read_then_renamed
-- reads: raw.Pay, dbo.pay
-- writes: dbo.pay, dbo.PayLog
-- column: raw.Pay.id -> dbo.pay.id direct
-- column: raw.Pay.sum -> dbo.pay.total direct
-- column: dbo.pay.total -> dbo.PayLog.total direct
SELECT id, [sum] AS total INTO dbo.[PayNew] FROM raw.[Pay];
INSERT INTO dbo.[PayLog] (total) SELECT MAX(total) FROM dbo.[PayNew];
EXEC sp_rename 'dbo.PayNew', 'Pay';
-- end

-- id: tsql_read_then_renamed_002
-- dialect: tsql
-- construct: ctas, rename, insert, script, quoted_name
-- kind: read_then_renamed
-- reads: raw.pay, dbo.pay
-- writes: dbo.pay, dbo.log
-- column: raw.pay.id -> dbo.pay.id direct
-- column: dbo.pay.id -> dbo.log.id direct
SELECT id INTO [dbo].[PayNew] FROM raw.pay;
INSERT INTO dbo.log (id) SELECT id FROM dbo.paynew;
EXEC sp_rename 'dbo.PayNew', 'pay';
-- end
