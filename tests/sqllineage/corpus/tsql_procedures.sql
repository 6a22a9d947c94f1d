-- id: tsql_procedures_001
-- dialect: tsql
-- construct: procedure, temp_table, no_semicolon
-- reads: src.calllog, ref.queue
-- writes: mart.queueload
-- column: ref.queue.queuename -> mart.queueload.queuename direct
-- column: src.calllog.waitsec -> mart.queueload.avgwait direct
-- column: src.calllog.queueid -> mart.queueload.* group
-- column: src.calllog.queueid -> mart.queueload.* join
-- column: ref.queue.queueid -> mart.queueload.* join
-- column: src.calllog.startedat -> mart.queueload.* filter
-- column: src.calllog.waitsec -> mart.queueload.* filter
CREATE PROCEDURE mart.BuildQueueLoad
    @from datetime,
    @to datetime
AS
SET NOCOUNT ON
CREATE TABLE #load (QueueId int NOT NULL, AvgWait decimal(9,2))
INSERT #load
SELECT QueueId, AVG(WaitSec * 1.0)
FROM src.CallLog
WHERE StartedAt BETWEEN @from AND @to
GROUP BY QueueId
DELETE FROM #load WHERE AvgWait < 1
INSERT INTO mart.QueueLoad (QueueName, AvgWait)
SELECT q.QueueName, l.AvgWait
FROM #load l
INNER JOIN ref.Queue q ON q.QueueId = l.QueueId
DROP TABLE #load
-- end

-- id: tsql_procedures_002
-- dialect: tsql
-- construct: procedure, script, variable
-- reads: etl.control, src.policy
-- writes: dwh.policy, etl.control
-- column: src.policy.policyid -> dwh.policy.policyid direct
-- column: src.policy.premium -> dwh.policy.premium direct
-- column: src.policy.rowver -> dwh.policy.* filter
-- column: etl.control.lastver -> dwh.policy.* filter
-- column: etl.control.name -> dwh.policy.* filter
-- column: src.policy.rowver -> etl.control.lastver direct
-- column: etl.control.name -> etl.control.* filter
CREATE PROCEDURE etl.Policy_Incremental
AS
BEGIN
    DECLARE @last binary(8) = (SELECT LastVer FROM etl.Control WHERE Name = 'Policy');
    DECLARE @max binary(8);

    SELECT @max = MAX(RowVer) FROM src.Policy;

    IF @max IS NOT NULL
    BEGIN
        INSERT INTO dwh.Policy (PolicyId, Premium)
        SELECT PolicyId, Premium FROM src.Policy WHERE RowVer > @last;

        UPDATE etl.Control SET LastVer = @max WHERE Name = 'Policy';
    END
END
GO
-- end

-- id: tsql_procedures_003
-- dialect: tsql
-- construct: merge, cte, procedure
-- reads: hr_src.employee
-- writes: dbo.dimemployee
-- column: hr_src.employee.empno -> dbo.dimemployee.empno direct
-- column: hr_src.employee.lastname -> dbo.dimemployee.fullname direct
-- column: hr_src.employee.firstname -> dbo.dimemployee.fullname direct
-- column: dbo.dimemployee.empno -> dbo.dimemployee.* join
-- column: hr_src.employee.empno -> dbo.dimemployee.* join
-- column: dbo.dimemployee.iscurrent -> dbo.dimemployee.* join
-- column: hr_src.employee.deleted -> dbo.dimemployee.* filter
CREATE PROCEDURE dbo.LoadDimEmployee AS
BEGIN
    SET NOCOUNT ON;
    WITH src AS (
        SELECT EmpNo, FullName = CONCAT(LastName, N', ', FirstName)
        FROM hr_src.Employee
        WHERE Deleted = 0
    )
    MERGE INTO dbo.DimEmployee AS t
    USING src AS s
    ON t.EmpNo = s.EmpNo AND t.IsCurrent = 1
    WHEN MATCHED THEN UPDATE SET FullName = s.FullName
    WHEN NOT MATCHED BY TARGET THEN INSERT (EmpNo, FullName, IsCurrent) VALUES (s.EmpNo, s.FullName, 1);
END
-- end

-- id: tsql_procedures_004
-- dialect: tsql
-- construct: dynamic_sql, procedure, no_semicolon
-- reads: dbo.orders
-- writes: rpt.orderdaily
-- column: dbo.orders.orderdate -> rpt.orderdaily.day direct
-- column: dbo.orders.total -> rpt.orderdaily.total direct
-- column: dbo.orders.orderdate -> rpt.orderdaily.* group
-- column: dbo.orders.orderdate -> rpt.orderdaily.* filter
CREATE PROCEDURE rpt.FillOrderDaily @d date AS
DECLARE @sql nvarchar(4000) = N'
    INSERT INTO rpt.OrderDaily ([day], total)
    SELECT OrderDate, SUM(Total)
    FROM dbo.Orders
    WHERE OrderDate = @p
    GROUP BY OrderDate'
EXEC sp_executesql @sql, N'@p date', @p = @d
-- end

-- id: tsql_procedures_005
-- dialect: tsql
-- construct: dynamic_sql
-- reads: src.t1
-- writes: dst.t1
-- column: src.t1.a -> dst.t1.a direct
EXEC ('INSERT INTO dst.T1 (a) SELECT a FROM ' + 'src.T1');
EXECUTE (N'TRUNCATE TABLE dst.T1_stage');
-- end

-- id: tsql_procedures_006
-- dialect: tsql
-- construct: dynamic_sql, cursor, loop
-- reads: sys.databases
-- dropped: 1
DECLARE @name sysname, @cmd nvarchar(max)
DECLARE db CURSOR FOR SELECT name FROM sys.databases WHERE database_id > 4
OPEN db
FETCH NEXT FROM db INTO @name
WHILE @@FETCH_STATUS = 0
BEGIN
    SET @cmd = N'INSERT INTO dba.dbo.sizes SELECT * FROM ' + QUOTENAME(@name) + N'.sys.database_files'
    EXEC (@cmd)
    FETCH NEXT FROM db INTO @name
END
CLOSE db
DEALLOCATE db
-- end

-- id: tsql_procedures_007
-- dialect: tsql
-- construct: no_semicolon, script
-- reads: a.one, a.two, a.three
-- writes: b.one, b.two
-- column: a.one.x -> b.one.x direct
-- column: b.one.x -> b.one.* filter
-- column: a.two.y -> b.two.y direct
-- column: a.three.y -> b.two.* filter
-- column: a.two.y -> b.two.* filter
insert b.One (x) select x from a.One
delete b.One where x is null
insert into b.Two (y) select y from a.Two where y in (select y from a.Three)
update statistics b.Two
-- end

-- id: tsql_procedures_008
-- dialect: tsql
-- construct: function, table_variable
-- reads: dbo.category
-- column: dbo.category.categoryid -> <result>.categoryid direct
-- column: dbo.category.title -> <result>.label direct
-- column: dbo.category.parentid -> <result>.* filter
-- column: dbo.category.parentid -> <result>.* join
-- column: dbo.category.categoryid -> <result>.* join
CREATE FUNCTION dbo.fn_Subtree (@root int)
RETURNS @out TABLE (CategoryId int, Label nvarchar(200))
AS
BEGIN
    WITH t AS (
        SELECT CategoryId, Title FROM dbo.Category WHERE ParentId = @root
        UNION ALL
        SELECT c.CategoryId, c.Title FROM dbo.Category c JOIN t ON c.ParentId = t.CategoryId
    )
    INSERT INTO @out (CategoryId, Label)
    SELECT CategoryId, Title FROM t;
    RETURN;
END;
-- end

-- id: tsql_procedures_009
-- dialect: tsql
-- construct: function
-- reads: dbo.tariff
CREATE FUNCTION dbo.fn_Tariff (@zone int) RETURNS money
AS
BEGIN
    DECLARE @p money;
    SELECT TOP 1 @p = Price FROM dbo.Tariff WHERE Zone = @zone ORDER BY ValidFrom DESC;
    RETURN ISNULL(@p, 0);
END
-- end

-- id: tsql_procedures_010
-- dialect: tsql
-- construct: update, subquery, star
-- schema: {"tables": {"dbo.seat": ["seatid", "hallid", "price"], "stg.seat": ["seatid", "price"]}}
-- default_schema: dbo
-- reads: stg.seat
-- writes: seat
-- column: stg.seat.price -> seat.price direct
-- column: seat.seatid -> seat.* join
-- column: stg.seat.seatid -> seat.* join
UPDATE Seat
SET Price = n.Price
FROM Seat
JOIN (SELECT * FROM stg.Seat) AS n ON n.SeatId = Seat.SeatId;
-- end

-- id: tsql_procedures_011
-- dialect: tsql
-- construct: table_variable, delete, insert
-- reads: dbo.token
-- writes: dbo.token, dbo.tokenhistory
-- column: dbo.token.tokenid -> dbo.tokenhistory.tokenid direct
-- column: dbo.token.expires -> dbo.token.* filter
-- column: dbo.token.expires -> dbo.tokenhistory.* filter
DECLARE @gone TABLE (TokenId uniqueidentifier);
DELETE FROM dbo.Token
OUTPUT deleted.TokenId INTO @gone
WHERE Expires < GETUTCDATE();
INSERT INTO dbo.TokenHistory (TokenId, RemovedAt)
SELECT TokenId, GETUTCDATE() FROM @gone;
-- end

-- id: tsql_procedures_012
-- dialect: tsql
-- construct: view, window, quoted_name
-- reads: erp.gl Entry
-- writes: rpt.Running Balance
-- column: erp.gl Entry.Account -> rpt.Running Balance.Account direct
-- column: erp.gl Entry.Entry Date -> rpt.Running Balance.EntryDate direct
-- column: erp.gl Entry.Debit -> rpt.Running Balance.Balance direct
-- column: erp.gl Entry.Credit -> rpt.Running Balance.Balance direct
-- column: erp.gl Entry.Account -> rpt.Running Balance.* window
-- column: erp.gl Entry.Entry Date -> rpt.Running Balance.* window
CREATE OR ALTER VIEW [rpt].[Running Balance] ([Account], [EntryDate], [Balance])
WITH SCHEMABINDING
AS
SELECT e.[Account], e.[Entry Date],
       SUM(e.[Debit] - e.[Credit]) OVER (PARTITION BY e.[Account] ORDER BY e.[Entry Date] ROWS UNBOUNDED PRECEDING)
FROM [erp].[gl Entry] AS e;
-- end

-- id: tsql_procedures_013
-- dialect: tsql
-- construct: select, union, subquery
-- reads: eu.dbo.customer, us..customer
-- column: eu.dbo.customer.name -> <result>.name direct
-- column: us..customer.name -> <result>.name direct
-- column: eu.dbo.customer.name -> <result>.* sort
-- column: us..customer.name -> <result>.* sort
SELECT Name FROM EU.dbo.Customer
UNION
SELECT Name FROM US..Customer
ORDER BY Name
OFFSET 0 ROWS FETCH NEXT 10 ROWS ONLY;
-- end

-- id: tsql_procedures_014
-- dialect: tsql
-- construct: select, aggregate
-- reads: hr.skill
-- column: hr.skill.person -> <result>.person direct
-- column: hr.skill.skill -> <result>.skills direct
-- column: hr.skill.level -> <result>.* sort
-- column: hr.skill.level -> <result>.grade direct
-- column: hr.skill.person -> <result>.* group
-- column: hr.skill.level -> <result>.* filter
SELECT Person,
       STRING_AGG(Skill, ', ') WITHIN GROUP (ORDER BY Level DESC) AS Skills,
       IIF(MAX(Level) > 3, MAX(Level), NULL) AS Grade
FROM hr.Skill
GROUP BY Person;
-- end

-- id: tsql_procedures_015
-- dialect: tsql
-- construct: procedure, call, temp_table
-- reads: src.bed
-- writes: dwh.bed
-- column: src.bed.bedid -> dwh.bed.bedid direct
-- column: src.bed.ward -> dwh.bed.ward direct
-- dropped: 1
CREATE PROCEDURE dwh.LoadBed
AS
BEGIN
    EXEC log.WriteEntry @proc = 'LoadBed', @state = 'start';
    SELECT BedId, Ward INTO #bed FROM src.Bed;
    INSERT INTO dwh.Bed (BedId, Ward) SELECT BedId, Ward FROM #bed;
END
-- end

-- id: tsql_procedures_016
-- dialect: tsql
-- construct: copy
-- writes: stg.invoice
BULK INSERT stg.Invoice
FROM '\\share\in\invoice.csv'
WITH (FIRSTROW = 2, FIELDTERMINATOR = ';', ROWTERMINATOR = '\n', TABLOCK);
-- end

-- id: tsql_procedures_017
-- dialect: tsql
-- construct: copy, script
-- writes: stg.rides
COPY INTO stg.Rides (ride_id 1, fare 2)
FROM 'https://acct.blob.core.windows.net/rides/2024/*.csv'
WITH (FILE_TYPE = 'CSV', CREDENTIAL = (IDENTITY = 'Managed Identity'), FIRSTROW = 2);
-- end

-- id: tsql_procedures_018
-- dialect: tsql
-- construct: rename, script
-- reads: dbo.factvisit, dbo.factvisit_ctas
-- writes: dbo.factvisit_old, dbo.factvisit
RENAME OBJECT dbo.FactVisit TO FactVisit_Old;
RENAME OBJECT dbo.FactVisit_CTAS TO FactVisit;
-- end

-- id: tsql_procedures_019
-- dialect: tsql
-- construct: ctas, join
-- reads: dbo.factclick, dbo.dimpage
-- writes: dbo.pagestats
-- column: dbo.dimpage.title -> dbo.pagestats.title direct
-- column: dbo.factclick.dwell -> dbo.pagestats.dwell direct
-- column: dbo.factclick.pagekey -> dbo.pagestats.* join
-- column: dbo.dimpage.pagekey -> dbo.pagestats.* join
-- column: dbo.dimpage.title -> dbo.pagestats.* group
CREATE TABLE dbo.PageStats
WITH (DISTRIBUTION = HASH(Title), CLUSTERED COLUMNSTORE INDEX)
AS
SELECT p.Title, SUM(c.Dwell) AS Dwell
FROM dbo.FactClick c
JOIN dbo.DimPage p ON p.PageKey = c.PageKey
GROUP BY p.Title;
-- end

-- id: tsql_procedures_020
-- dialect: tsql
-- construct: script, comment, ddl
-- reads: sys.schemas
/* migration 42: INSERT INTO x SELECT * FROM y */
USE [Warehouse]
GO
IF NOT EXISTS (SELECT * FROM sys.schemas WHERE name = 'mart')
    EXEC ('CREATE SCHEMA mart')
GO
CREATE TABLE mart.Region (RegionId int IDENTITY(1,1) PRIMARY KEY, Name nvarchar(50) NOT NULL)
GO
-- SELECT * FROM dbo.nothing
GRANT SELECT ON mart.Region TO [reader]
GO
-- end

-- id: tsql_procedures_021
-- dialect: tsql
-- construct: procedure, script
-- reads: dbo.basket
-- column: dbo.basket.basketid -> <result>.basketid direct
-- column: dbo.basket.total -> <result>.total direct
-- column: dbo.basket.owner -> <result>.* filter
-- column: dbo.basket.total -> <result>.sum_total direct
CREATE PROCEDURE dbo.GetBaskets @owner int
AS
BEGIN
    SELECT BasketId, Total FROM dbo.Basket WHERE Owner = @owner;
    SELECT SUM(Total) AS sum_total FROM dbo.Basket WHERE Owner = @owner;
END
-- end

-- id: tsql_procedures_022
-- dialect: tsql
-- construct: variable, loop, no_semicolon
-- reads: log.raw
-- writes: log.raw, log.kept
-- column: log.raw.id -> log.kept.id direct
-- column: log.raw.level -> log.kept.* filter
-- column: log.raw.level -> log.raw.* filter
DECLARE @batch int = 5000, @rows int = 1
INSERT INTO log.Kept (id) SELECT Id FROM log.Raw WHERE Level >= 3
WHILE @rows > 0
BEGIN
    DELETE TOP (@batch) FROM log.Raw WHERE Level < 3
    SET @rows = @@ROWCOUNT
END
-- end

-- id: tsql_procedures_023
-- dialect: tsql
-- construct: broken, no_semicolon, script
-- reads: q.src
-- writes: q.dst
-- column: q.src.a -> q.dst.a direct
-- dropped: 1
INSERT INTO q.Dst (a) SELECT a FROM q.Src
GO
ALTER PROCEDUR q.Broken AS SELEC )( FROM
GO
-- end

-- id: tsql_procedures_024
-- dialect: tsql
-- construct: pivot, temp_table
-- reads: sales.monthly
-- writes: sales.monthlywide
-- column: sales.monthly.rep -> sales.monthlywide.rep direct
-- column: sales.monthly.amount -> sales.monthlywide.m01 direct
-- column: sales.monthly.amount -> sales.monthlywide.m02 direct
-- column: sales.monthly.monthno -> sales.monthlywide.* filter
SELECT Rep, MonthNo, Amount INTO #m FROM sales.Monthly;
INSERT INTO sales.MonthlyWide (Rep, M01, M02)
SELECT Rep, [1], [2] FROM #m PIVOT (SUM(Amount) FOR MonthNo IN ([1], [2])) AS p;
-- end

-- id: tsql_procedures_025
-- dialect: tsql
-- construct: merge, insert
-- reads: stg.product, dbo.product
-- writes: dbo.product, audit.productchange
-- column: stg.product.sku -> dbo.product.sku direct
-- column: stg.product.price -> dbo.product.price direct
-- column: dbo.product.sku -> dbo.product.* join
-- column: stg.product.sku -> dbo.product.* join
-- column: dbo.product.sku -> audit.productchange.sku direct
-- column: dbo.product.price -> audit.productchange.oldprice direct
-- column: dbo.product.price -> audit.productchange.newprice direct
-- column: dbo.product.sku -> audit.productchange.* join
-- column: stg.product.sku -> audit.productchange.* join
MERGE dbo.Product AS t
USING stg.Product AS s ON t.Sku = s.Sku
WHEN MATCHED THEN UPDATE SET Price = s.Price
WHEN NOT MATCHED THEN INSERT (Sku, Price) VALUES (s.Sku, s.Price)
OUTPUT inserted.Sku, deleted.Price, inserted.Price INTO audit.ProductChange (Sku, OldPrice, NewPrice);
-- end

-- id: tsql_procedures_026
-- dialect: tsql
-- construct: subquery, correlated, select
-- reads: dbo.album, dbo.track
-- column: dbo.album.title -> <result>.title direct
-- column: dbo.track.name -> <result>.tracks direct
-- column: dbo.track.albumid -> <result>.* filter
-- column: dbo.album.albumid -> <result>.* filter
-- column: dbo.track.position -> <result>.* sort
SELECT a.Title,
       STUFF((SELECT ', ' + t.Name FROM dbo.Track t WHERE t.AlbumId = a.AlbumId
              ORDER BY t.Position FOR XML PATH('')), 1, 2, '') AS Tracks
FROM dbo.Album a;
-- end

-- id: tsql_procedures_027
-- dialect: tsql
-- construct: update, window, cte
-- writes: dbo.ranking
-- column: dbo.ranking.season -> dbo.ranking.* window
-- column: dbo.ranking.points -> dbo.ranking.* window
WITH r AS (
    SELECT Place, RANK() OVER (PARTITION BY Season ORDER BY Points DESC) AS NewPlace
    FROM dbo.Ranking
)
UPDATE r SET Place = NewPlace;
-- end

-- id: tsql_procedures_028
-- dialect: tsql
-- construct: insert, procedure, call
-- reads: dbo.audit
-- writes: rpt.auditday
-- column: dbo.audit.actor -> <result>.actor direct
-- column: dbo.audit.actor -> <result>.* group
-- column: dbo.audit.at -> <result>.* filter
-- column: dbo.audit.actor -> rpt.auditday.actor direct
-- column: dbo.audit.actor -> rpt.auditday.* group
-- column: dbo.audit.at -> rpt.auditday.* filter
CREATE PROCEDURE dbo.AuditOf @day date AS
SELECT Actor, COUNT(*) AS n FROM dbo.Audit WHERE CAST(At AS date) = @day GROUP BY Actor
GO
INSERT INTO rpt.AuditDay (Actor, n) EXEC dbo.AuditOf '2024-06-01'
GO
-- end
