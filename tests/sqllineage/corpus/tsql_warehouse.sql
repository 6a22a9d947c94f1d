-- id: tsql_warehouse_001
-- dialect: tsql
-- construct: procedure, insert, join
-- reads: stg.salesline, dbo.dimproduct
-- writes: dbo.factsales
-- column: dbo.dimproduct.productkey -> dbo.factsales.productkey direct
-- column: stg.salesline.quantity -> dbo.factsales.quantity direct
-- column: stg.salesline.quantity -> dbo.factsales.amount direct
-- column: stg.salesline.unitprice -> dbo.factsales.amount direct
-- column: dbo.dimproduct.productcode -> dbo.factsales.* join
-- column: stg.salesline.productcode -> dbo.factsales.* join
-- column: stg.salesline.loaddate -> dbo.factsales.* filter
CREATE PROCEDURE dbo.usp_LoadFactSales @LoadDate date
AS
BEGIN
    SET NOCOUNT ON;

    INSERT INTO dbo.FactSales (ProductKey, Quantity, Amount)
    SELECT p.ProductKey, s.Quantity, s.Quantity * s.UnitPrice
    FROM stg.SalesLine AS s
    INNER JOIN dbo.DimProduct AS p ON p.ProductCode = s.ProductCode
    WHERE s.LoadDate = @LoadDate;
END;
GO
-- end

-- id: tsql_warehouse_002
-- dialect: tsql
-- construct: procedure, no_semicolon, delete, insert
-- reads: stg.fx
-- writes: dwh.fx
-- column: dwh.fx.ratedate -> dwh.fx.* filter
-- column: stg.fx.currency -> dwh.fx.currency direct
-- column: stg.fx.ratedate -> dwh.fx.ratedate direct
-- column: stg.fx.rate -> dwh.fx.rate direct
-- column: stg.fx.rate -> dwh.fx.* filter
create procedure dwh.load_fx
    @day date,
    @user nvarchar(50) = null
as
set nocount on
set xact_abort on
begin tran
delete from dwh.fx where ratedate = @day
insert into dwh.fx (currency, ratedate, rate)
select currency, ratedate, rate
from stg.fx with (nolock)
where rate is not null
commit tran
return 0
-- end

-- id: tsql_warehouse_003
-- dialect: tsql
-- construct: temp_table, script, no_semicolon
-- reads: erp.purchaseorder, erp.vendor
-- writes: mart.vendorspend
-- column: erp.purchaseorder.vendorid -> mart.vendorspend.vendorid direct
-- column: erp.vendor.vendorname -> mart.vendorspend.vendorname direct
-- column: erp.purchaseorder.netamount -> mart.vendorspend.spend direct
-- column: erp.purchaseorder.orderdate -> mart.vendorspend.* filter
-- column: erp.purchaseorder.vendorid -> mart.vendorspend.* group
-- column: erp.purchaseorder.vendorid -> mart.vendorspend.* join
-- column: erp.vendor.vendorid -> mart.vendorspend.* join
IF OBJECT_ID('tempdb..#spend') IS NOT NULL DROP TABLE #spend

SELECT VendorId, SUM(NetAmount) AS Spend
INTO #spend
FROM erp.PurchaseOrder
WHERE OrderDate >= '2024-01-01'
GROUP BY VendorId

INSERT INTO mart.vendorspend (VendorId, VendorName, Spend)
SELECT s.VendorId, v.VendorName, s.Spend
FROM #spend s
JOIN erp.Vendor v ON v.VendorId = s.VendorId
-- end

-- id: tsql_warehouse_004
-- dialect: tsql
-- construct: update, join
-- reads: crm.customer_delta
-- writes: crm.customer
-- column: crm.customer_delta.email -> crm.customer.email direct
-- column: crm.customer_delta.phone -> crm.customer.phone direct
-- column: crm.customer.phone -> crm.customer.phone direct
-- column: crm.customer.customer_id -> crm.customer.* join
-- column: crm.customer_delta.customer_id -> crm.customer.* join
-- column: crm.customer_delta.op -> crm.customer.* filter
UPDATE c
SET c.email = d.email,
    c.phone = ISNULL(d.phone, c.phone)
FROM crm.customer AS c
INNER JOIN crm.customer_delta AS d ON d.customer_id = c.customer_id
WHERE d.op = 'U';
-- end

-- id: tsql_warehouse_005
-- dialect: tsql
-- construct: delete, join
-- reads: hr.leavers
-- writes: hr.badgeaccess
-- column: hr.badgeaccess.employeeno -> hr.badgeaccess.* join
-- column: hr.leavers.employeeno -> hr.badgeaccess.* join
-- column: hr.leavers.lastday -> hr.badgeaccess.* filter
DELETE b
FROM hr.BadgeAccess b
JOIN hr.Leavers l ON l.EmployeeNo = b.EmployeeNo
WHERE l.LastDay < CAST(GETDATE() AS date);
-- end

-- id: tsql_warehouse_006
-- dialect: tsql
-- construct: merge
-- reads: stg.store
-- writes: dbo.dimstore
-- column: stg.store.storecode -> dbo.dimstore.storecode direct
-- column: stg.store.storename -> dbo.dimstore.storename direct
-- column: stg.store.city -> dbo.dimstore.city direct
-- column: dbo.dimstore.storecode -> dbo.dimstore.* join
-- column: stg.store.storecode -> dbo.dimstore.* join
-- column: dbo.dimstore.storename -> dbo.dimstore.* filter
-- column: stg.store.storename -> dbo.dimstore.* filter
MERGE dbo.DimStore WITH (HOLDLOCK) AS tgt
USING (SELECT StoreCode, StoreName, UPPER(City) AS City FROM stg.Store) AS src
    ON tgt.StoreCode = src.StoreCode
WHEN MATCHED AND tgt.StoreName <> src.StoreName THEN
    UPDATE SET tgt.StoreName = src.StoreName, tgt.City = src.City
WHEN NOT MATCHED BY TARGET THEN
    INSERT (StoreCode, StoreName, City) VALUES (src.StoreCode, src.StoreName, src.City)
WHEN NOT MATCHED BY SOURCE THEN
    UPDATE SET tgt.IsActive = 0;
-- end

-- id: tsql_warehouse_007
-- dialect: tsql
-- construct: dynamic_sql, procedure
-- reads: archive.events
-- writes: report.eventcount
-- column: archive.events.eventtype -> report.eventcount.eventtype direct
-- column: archive.events.eventtype -> report.eventcount.* group
CREATE PROC report.usp_EventCount AS
BEGIN
    DECLARE @sql nvarchar(max);
    SET @sql = N'INSERT INTO report.EventCount (EventType, Cnt) '
             + N'SELECT EventType, COUNT(*) FROM archive.Events '
             + N'GROUP BY EventType';
    EXEC sp_executesql @sql;
END
-- end

-- id: tsql_warehouse_008
-- dialect: tsql
-- construct: dynamic_sql, procedure
-- reads: cfg.loadtable
-- dropped: 1
CREATE PROCEDURE etl.usp_TruncateAll @schema sysname
AS
BEGIN
    DECLARE @stmt nvarchar(max) = N'';
    SELECT @stmt = @stmt + N'DELETE FROM ' + QUOTENAME(@schema) + N'.' + QUOTENAME(t.TableName) + N';'
    FROM cfg.LoadTable t
    WHERE t.IsActive = 1;
    EXEC (@stmt);
END
-- end

-- id: tsql_warehouse_009
-- dialect: tsql
-- construct: table_variable, script
-- reads: sec.login
-- writes: sec.loginalert
-- column: sec.login.loginname -> sec.loginalert.loginname direct
-- column: sec.login.loginname -> sec.loginalert.* group
-- column: sec.login.success -> sec.loginalert.* filter
DECLARE @failed TABLE (LoginName sysname, Attempts int);

INSERT INTO @failed (LoginName, Attempts)
SELECT LoginName, COUNT(*)
FROM sec.Login
WHERE Success = 0
GROUP BY LoginName;

INSERT INTO sec.LoginAlert (LoginName, Attempts)
SELECT f.LoginName, f.Attempts
FROM @failed AS f
WHERE f.Attempts > 5;
-- end

-- id: tsql_warehouse_010
-- dialect: tsql
-- construct: quoted_name, select
-- reads: Sales Data.dbo.Order Details, dbo.[Price.List]
-- column: Sales Data.dbo.Order Details.Order ID -> <result>.Order No direct
-- column: dbo.[Price.List].Price -> <result>.price direct
-- column: Sales Data.dbo.Order Details.SKU -> <result>.* join
-- column: dbo.[Price.List].sku -> <result>.* join
SELECT od.[Order ID] AS [Order No], pl.[Price] AS Price
FROM [Sales Data].[dbo].[Order Details] od
LEFT JOIN dbo.[Price.List] pl ON pl.sku = od.[SKU];
-- end

-- id: tsql_warehouse_011
-- dialect: tsql
-- construct: variable, script
-- reads: etl.watermark, src.shipment
-- writes: dwh.shipment
-- column: src.shipment.shipmentid -> dwh.shipment.shipmentid direct
-- column: src.shipment.carrier -> dwh.shipment.carrier direct
-- column: src.shipment.modifiedat -> dwh.shipment.* filter
-- column: etl.watermark.lastvalue -> dwh.shipment.* filter
-- column: etl.watermark.tablename -> dwh.shipment.* filter
DECLARE @from datetime2;
SELECT @from = MAX(LastValue) FROM etl.Watermark WHERE TableName = 'Shipment';

INSERT INTO dwh.Shipment (ShipmentId, Carrier)
SELECT ShipmentId, Carrier
FROM src.Shipment
WHERE ModifiedAt > @from;
-- end

-- id: tsql_warehouse_012
-- dialect: tsql
-- construct: pivot, view
-- reads: hr.absence
-- writes: hr.absencematrix
-- column: hr.absence.employeeid -> hr.absencematrix.employeeid direct
-- column: hr.absence.days -> hr.absencematrix.Sick direct
-- column: hr.absence.days -> hr.absencematrix.vacation_days direct
-- column: hr.absence.reason -> hr.absencematrix.* filter
CREATE VIEW hr.AbsenceMatrix
AS
SELECT p.EmployeeId, p.[Sick], p.[Vacation] AS vacation_days
FROM (SELECT EmployeeId, Reason, Days FROM hr.Absence) AS src
PIVOT (SUM(Days) FOR Reason IN ([Sick], [Vacation])) AS p;
-- end

-- id: tsql_warehouse_013
-- dialect: tsql
-- construct: unpivot, select
-- reads: plan.budget
-- column: plan.budget.costcentre -> <result>.costcentre direct
-- column: plan.budget.jan -> <result>.amount direct
-- column: plan.budget.feb -> <result>.amount direct
-- column: plan.budget.mar -> <result>.amount direct
SELECT u.CostCentre, u.BudgetMonth, u.Amount
FROM plan.Budget
UNPIVOT (Amount FOR BudgetMonth IN (Jan, Feb, Mar)) AS u;
-- end

-- id: tsql_warehouse_014
-- dialect: tsql
-- construct: lateral, subquery
-- reads: iot.device, iot.reading
-- column: iot.device.deviceid -> <result>.deviceid direct
-- column: iot.reading.celsius -> <result>.lastcelsius direct
-- column: iot.reading.deviceid -> <result>.* filter
-- column: iot.device.deviceid -> <result>.* filter
-- column: iot.reading.readat -> <result>.* sort
SELECT d.DeviceId, LastCelsius = r.Celsius
FROM iot.Device d
OUTER APPLY (
    SELECT TOP (1) x.Celsius
    FROM iot.Reading x
    WHERE x.DeviceId = d.DeviceId
    ORDER BY x.ReadAt DESC
) r;
-- end

-- id: tsql_warehouse_015
-- dialect: tsql
-- construct: cursor, procedure, loop
-- reads: billing.account
-- writes: billing.reminder
-- column: billing.account.accountno -> billing.reminder.accountno direct
-- column: billing.account.openamount -> billing.reminder.amount direct
-- column: billing.account.duedate -> billing.reminder.* filter
CREATE PROCEDURE billing.usp_Remind
AS
BEGIN
    DECLARE @no int, @amount money;
    DECLARE c CURSOR LOCAL FAST_FORWARD FOR
        SELECT AccountNo, OpenAmount FROM billing.Account WHERE DueDate < GETDATE();
    OPEN c;
    FETCH NEXT FROM c INTO @no, @amount;
    WHILE @@FETCH_STATUS = 0
    BEGIN
        INSERT INTO billing.Reminder (AccountNo, Amount) VALUES (@no, @amount);
        FETCH NEXT FROM c INTO @no, @amount;
    END
    CLOSE c;
    DEALLOCATE c;
END
-- end

-- id: tsql_warehouse_016
-- dialect: tsql
-- construct: procedure, script
-- reads: etl.job, stg.claim
-- writes: dwh.claim
-- column: stg.claim.claimid -> dwh.claim.claimid direct
-- column: stg.claim.paid -> dwh.claim.paid direct
CREATE OR ALTER PROCEDURE etl.LoadClaim
AS
BEGIN TRY
    IF EXISTS (SELECT 1 FROM etl.Job WHERE JobName = 'claim' AND Enabled = 1)
    BEGIN
        TRUNCATE TABLE dwh.Claim;
        INSERT dwh.Claim (ClaimId, Paid) SELECT ClaimId, Paid FROM stg.Claim;
    END
    ELSE
        PRINT 'disabled';
END TRY
BEGIN CATCH
    THROW;
END CATCH
-- end

-- id: tsql_warehouse_017
-- dialect: tsql
-- construct: function, select
-- reads: ref.holiday
-- column: ref.holiday.holidaydate -> <result>.day direct
-- column: ref.holiday.name -> <result>.name direct
-- column: ref.holiday.country -> <result>.* filter
CREATE FUNCTION ref.fn_Holidays (@country char(2))
RETURNS TABLE
AS
RETURN
(
    SELECT HolidayDate AS Day, Name
    FROM ref.Holiday
    WHERE Country = @country
);
-- end

-- id: tsql_warehouse_018
-- dialect: tsql
-- construct: rename, script
-- reads: src.ticket, dbo.ticket
-- writes: dbo.ticket_old, dbo.ticket
-- column: src.ticket.id -> dbo.ticket.id direct
-- column: src.ticket.state -> dbo.ticket.state direct
SELECT Id, State INTO dbo.ticket_new FROM src.Ticket;
EXEC sp_rename 'dbo.ticket', 'ticket_old';
EXEC sp_rename 'dbo.ticket_new', 'ticket';
-- end

-- id: tsql_warehouse_019
-- dialect: tsql
-- construct: partition_exchange
-- reads: stg.facttrip
-- writes: dbo.facttrip
ALTER TABLE stg.FactTrip SWITCH PARTITION 12 TO dbo.FactTrip PARTITION 12;
-- end

-- id: tsql_warehouse_020
-- dialect: tsql
-- construct: json, lateral, insert
-- reads: api.inbox
-- writes: api.orderline
-- column: api.inbox.messageid -> api.orderline.messageid direct
-- column: api.inbox.body -> api.orderline.sku direct
-- column: api.inbox.body -> api.orderline.qty direct
-- column: api.inbox.body -> api.orderline.currency direct
-- column: api.inbox.body -> api.orderline.* filter
INSERT INTO api.OrderLine (MessageId, Sku, Qty, Currency)
SELECT i.MessageId, l.Sku, l.Qty, JSON_VALUE(i.Body, '$.currency')
FROM api.Inbox AS i
CROSS APPLY OPENJSON(i.Body, '$.lines')
    WITH (Sku varchar(20) '$.sku', Qty int '$.qty') AS l
WHERE ISJSON(i.Body) = 1;
-- end

-- id: tsql_warehouse_021
-- dialect: tsql
-- construct: select, window, cte
-- reads: log.pagetime
-- column: log.pagetime.page -> <result>.page direct
-- column: log.pagetime.ms -> <result>.prev_ms direct
-- column: log.pagetime.page -> <result>.* window
-- column: log.pagetime.at -> <result>.* window
-- column: log.pagetime.env -> <result>.* filter
;WITH t AS (
    SELECT Page, Ms, At FROM log.PageTime WHERE Env = 'prod'
)
SELECT TOP 100 PERCENT
    Page,
    LAG(Ms) OVER (PARTITION BY Page ORDER BY At) AS prev_ms
FROM t
OPTION (MAXDOP 2);
-- end

-- id: tsql_warehouse_022
-- dialect: tsql
-- construct: cte, delete
-- writes: dbo.subscriber
-- column: dbo.subscriber.email -> dbo.subscriber.* window
-- column: dbo.subscriber.createdat -> dbo.subscriber.* window
WITH d AS (
    SELECT ROW_NUMBER() OVER (PARTITION BY Email ORDER BY CreatedAt) AS rn
    FROM dbo.Subscriber
)
DELETE FROM d WHERE rn > 1;
-- end

-- id: tsql_warehouse_023
-- dialect: tsql
-- construct: delete, insert
-- reads: dbo.session
-- writes: dbo.session, audit.sessionend
-- column: dbo.session.sessionid -> audit.sessionend.sessionid direct
-- column: dbo.session.userid -> audit.sessionend.userid direct
-- column: dbo.session.lastseen -> dbo.session.* filter
-- column: dbo.session.lastseen -> audit.sessionend.* filter
DELETE FROM dbo.Session
OUTPUT deleted.SessionId, deleted.UserId INTO audit.SessionEnd (SessionId, UserId)
WHERE LastSeen < DATEADD(hour, -8, SYSUTCDATETIME());
-- end

-- id: tsql_warehouse_024
-- dialect: tsql
-- construct: external_table, ctas
-- reads: dwh.trip
-- writes: ext.trip
-- column: dwh.trip.tripid -> ext.trip.tripid direct
-- column: dwh.trip.fare -> ext.trip.fare direct
-- column: dwh.trip.year -> ext.trip.* filter
CREATE EXTERNAL TABLE ext.Trip
WITH (LOCATION = '/trip/2023/', DATA_SOURCE = lake, FILE_FORMAT = parquet_ff)
AS
SELECT TripId, Fare FROM dwh.Trip WHERE [year] = 2023;
-- end

-- id: tsql_warehouse_025
-- dialect: tsql
-- construct: call, procedure, script
-- reads: stg.rate
-- writes: dwh.rate
-- column: stg.rate.code -> dwh.rate.code direct
-- column: stg.rate.value -> dwh.rate.value direct
-- dropped: 1
CREATE PROCEDURE dwh.LoadRate AS
INSERT INTO dwh.Rate (Code, Value)
SELECT Code, Value FROM stg.Rate
GO
EXEC dwh.LoadRate
EXEC dwh.RefreshRateCube @full = 1
GO
-- end

-- id: tsql_warehouse_026
-- dialect: tsql
-- construct: star, ctas, quoted_name
-- schema: {"tables": {"dbo.Agent": ["AgentId", "Name", "Team"]}}
-- default_schema: dbo
-- reads: agent
-- writes: backup.agent
-- column: agent.AgentId -> backup.agent.AgentId direct
-- column: agent.Name -> backup.agent.Name direct
-- column: agent.Team -> backup.agent.Team direct
SELECT * INTO backup.agent FROM Agent;
-- end
