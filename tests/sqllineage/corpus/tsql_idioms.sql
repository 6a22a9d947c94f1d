-- id: tsql_idioms_001
-- dialect: tsql
-- construct: select, lateral
-- reads: xml.inbox
-- column: xml.inbox.id -> <result>.id direct
-- column: xml.inbox.doc -> <result>.sku direct
-- column: xml.inbox.doc -> <result>.qty direct
SELECT i.Id,
       n.l.value('(@sku)[1]', 'varchar(20)') AS Sku,
       n.l.value('(qty/text())[1]', 'int') AS Qty
FROM xml.Inbox i
CROSS APPLY i.Doc.nodes('/order/line') AS n (l);
-- end

-- id: tsql_idioms_002
-- dialect: tsql
-- construct: procedure, variable, no_semicolon
-- reads: stg.load
-- writes: dbo.target
-- column: stg.load.id -> dbo.target.id direct
-- column: stg.load.value -> dbo.target.value direct
-- column: stg.load.type -> dbo.target.* filter
create procedure dbo.CopyIfAny @type varchar(10) as
declare @n int
select @n = count(*) from stg.Load where Type = @type
if @n = 0 goto done
insert dbo.Target (Id, Value)
select Id, try_convert(int, Value) from stg.Load where Type = @type
done:
return
-- end

-- id: tsql_idioms_003
-- dialect: tsql
-- construct: select
-- reads: dbo.visit
-- column: dbo.visit.checkin -> <result>.days direct
-- column: dbo.visit.checkout -> <result>.days direct
-- column: dbo.visit.checkin -> <result>.d direct
-- column: dbo.visit.name -> <result>.name direct
-- column: dbo.visit.status -> <result>.status direct
-- column: dbo.visit.checkin -> <result>.* sort
SELECT TOP (50) WITH TIES
       DATEDIFF(day, CheckIn, CheckOut) AS Days,
       CONVERT(char(8), DATEADD(month, 1, CheckIn), 112) AS D,
       Name COLLATE Latin1_General_CI_AS AS Name,
       CHOOSE(Status, 'new', 'old') AS Status
FROM dbo.Visit FOR SYSTEM_TIME AS OF '2024-01-01'
ORDER BY CheckIn DESC;
-- end

-- id: tsql_idioms_004
-- dialect: tsql
-- construct: temp_table, script
-- reads: a.src
-- writes: b.dst
-- column: a.src.k -> b.dst.k direct
-- column: a.src.v -> b.dst.* filter
SELECT K, V INTO ##shared FROM a.Src;
GO
WITH x AS (SELECT K FROM ##shared WHERE V > 0)
INSERT INTO b.Dst (K) SELECT K FROM x;
GO
DROP TABLE IF EXISTS ##shared;
-- end

-- id: tsql_idioms_005
-- dialect: tsql
-- construct: update, insert, temp_table
-- reads: dbo.job
-- writes: dbo.job, dbo.jobhistory
-- column: dbo.job.jobid -> dbo.jobhistory.jobid direct
-- column: dbo.job.state -> dbo.job.* filter
-- column: dbo.job.state -> dbo.jobhistory.* filter
CREATE TABLE #taken (JobId int);
UPDATE TOP (10) dbo.Job WITH (READPAST)
SET State = 'running'
OUTPUT inserted.JobId INTO #taken (JobId)
WHERE State = 'ready';
INSERT INTO dbo.JobHistory (JobId, At) SELECT JobId, SYSDATETIME() FROM #taken;
-- end

-- id: tsql_idioms_006
-- dialect: tsql
-- construct: ddl, script, insert
-- writes: dbo.counter
IF OBJECT_ID(N'dbo.Counter', N'U') IS NULL
    CREATE TABLE dbo.Counter (Id int IDENTITY NOT NULL, Name sysname NOT NULL CONSTRAINT DF_Name DEFAULT (N'x'));
ALTER TABLE dbo.Counter ADD Val int NULL;
GO
INSERT INTO dbo.Counter DEFAULT VALUES;
INSERT dbo.Counter (Name, Val) VALUES (N'a', 1), (N'select', 2);
GO
CREATE SYNONYM dbo.Ctr FOR dbo.Counter;
DENY SELECT ON dbo.Counter TO guest;
-- end

-- id: tsql_idioms_007
-- dialect: tsql
-- construct: aggregate, select, subquery
-- reads: fin.entry, fin.account
-- column: fin.account.class -> <result>.class direct
-- column: fin.entry.period -> <result>.period direct
-- column: fin.entry.debit -> <result>.saldo direct
-- column: fin.entry.credit -> <result>.saldo direct
-- column: fin.entry.accountid -> <result>.* join
-- column: fin.account.id -> <result>.* join
-- column: fin.account.class -> <result>.* group
-- column: fin.entry.period -> <result>.* group
-- column: fin.entry.period -> <result>.* filter
SELECT a.Class, e.Period, SUM(e.Debit) - SUM(e.Credit) AS Saldo
FROM fin.Entry e
INNER HASH JOIN fin.Account a ON a.Id = e.AccountId
WHERE e.Period >= (SELECT MIN(Period) FROM fin.Entry)
GROUP BY GROUPING SETS ((a.Class, e.Period), (a.Class), ())
OPTION (HASH GROUP);
-- end

-- id: tsql_idioms_008
-- dialect: tsql
-- construct: procedure, script
-- reads: s.a, s.b, s.c
-- writes: t.x, t.y, t.z
-- column: s.a.v -> t.x.v direct
-- column: s.b.v -> t.y.v direct
-- column: s.c.v -> t.z.v direct
CREATE PROCEDURE t.Route @kind int AS
BEGIN
    IF @kind = 1
        INSERT INTO t.X (V) SELECT V FROM s.A
    ELSE IF @kind = 2
    BEGIN
        INSERT INTO t.Y (V) SELECT V FROM s.B;
        RETURN 1;
    END
    ELSE
        INSERT INTO t.Z (V) SELECT V FROM s.C
    WAITFOR DELAY '00:00:01'
    RETURN 0
END
-- end
