-- id: tsql_later_001
-- dialect: tsql
-- construct: procedure, temp_table, no_semicolon, comment
-- reads: sales.customer, sales.salesorderheader
-- writes: rpt.customersummary, dbo.errorlog
-- column: sales.customer.customerid -> rpt.customersummary.customerid direct
-- column: sales.salesorderheader.totaldue -> rpt.customersummary.total direct
-- column: sales.customer.customerid -> rpt.customersummary.* join
-- column: sales.salesorderheader.customerid -> rpt.customersummary.* join
-- column: sales.salesorderheader.orderdate -> rpt.customersummary.* filter
-- column: sales.customer.customerid -> rpt.customersummary.* group
CREATE OR ALTER PROC rpt.usp_RefreshCustomerSummary
  @AsOf date = NULL
AS
SET NOCOUNT, XACT_ABORT ON
/* default for the nightly run */
IF @AsOf IS NULL SET @AsOf = GETDATE()
BEGIN TRY
  BEGIN TRAN
  SELECT c.CustomerID, SUM(h.TotalDue) Total  -- no AS here
  INTO #tot
  FROM Sales.Customer c WITH (NOLOCK)
  LEFT OUTER JOIN Sales.SalesOrderHeader AS h WITH (NOLOCK) ON h.CustomerID = c.CustomerID
  WHERE h.OrderDate <= @AsOf
  GROUP BY c.CustomerID

  TRUNCATE TABLE rpt.CustomerSummary
  INSERT rpt.CustomerSummary (CustomerID, Total) SELECT CustomerID, Total FROM #tot
  COMMIT TRAN
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRAN
  INSERT dbo.ErrorLog (Msg, ProcName) VALUES (ERROR_MESSAGE(), ERROR_PROCEDURE())
  ;THROW
END CATCH
-- end

-- id: tsql_later_002
-- dialect: tsql
-- construct: delete, table_variable, insert
-- reads: dbo.orders
-- writes: dbo.orders, archive.orders
-- column: dbo.orders.orderid -> archive.orders.orderid direct
-- column: dbo.orders.amount -> archive.orders.amount direct
-- column: dbo.orders.orderdate -> dbo.orders.* filter
-- column: dbo.orders.orderdate -> archive.orders.* filter
DECLARE @moved TABLE (OrderId int, Amt money);
DELETE TOP (5000) FROM dbo.Orders
OUTPUT deleted.OrderId, deleted.Amount INTO @moved (OrderId, Amt)
WHERE OrderDate < DATEADD(year, -7, GETDATE());
INSERT INTO archive.Orders (OrderId, Amount) SELECT m.OrderId, m.Amt FROM @moved AS m;
-- end

-- id: tsql_later_003
-- dialect: tsql
-- construct: merge, subquery
-- reads: stg.product, dbo.dimproduct
-- writes: dbo.dimproduct, dbo.productaudit
-- column: stg.product.productnumber -> dbo.dimproduct.productnumber direct
-- column: stg.product.name -> dbo.dimproduct.name direct
-- column: stg.product.listprice -> dbo.dimproduct.listprice direct
-- column: dbo.dimproduct.productnumber -> dbo.dimproduct.* join
-- column: dbo.dimproduct.productnumber -> dbo.productaudit.* join
-- column: stg.product.productnumber -> dbo.dimproduct.* join
-- column: stg.product.productnumber -> dbo.productaudit.* join
-- column: stg.product.isvalid -> dbo.dimproduct.* filter
-- column: stg.product.isvalid -> dbo.productaudit.* filter
-- column: dbo.dimproduct.listprice -> dbo.dimproduct.* filter
-- column: dbo.dimproduct.listprice -> dbo.productaudit.* filter
-- column: stg.product.listprice -> dbo.dimproduct.* filter
-- column: stg.product.listprice -> dbo.productaudit.* filter
-- column: dbo.dimproduct.name -> dbo.dimproduct.* filter
-- column: dbo.dimproduct.name -> dbo.productaudit.* filter
-- column: stg.product.name -> dbo.dimproduct.* filter
-- column: stg.product.name -> dbo.productaudit.* filter
-- column: dbo.dimproduct.productnumber -> dbo.productaudit.productnumber direct
-- column: dbo.dimproduct.listprice -> dbo.productaudit.oldprice direct
MERGE dbo.DimProduct WITH (HOLDLOCK) AS tgt
USING (SELECT ProductNumber, Name, ListPrice FROM stg.Product WHERE IsValid = 1) AS src (Num, Nm, Price)
ON (tgt.ProductNumber = src.Num)
WHEN MATCHED AND (tgt.ListPrice <> src.Price OR tgt.Name <> src.Nm) THEN
  UPDATE SET tgt.Name = src.Nm, tgt.ListPrice = src.Price
WHEN NOT MATCHED BY TARGET THEN
  INSERT (ProductNumber, Name, ListPrice) VALUES (src.Num, src.Nm, src.Price)
WHEN NOT MATCHED BY SOURCE THEN DELETE
OUTPUT $action, inserted.ProductNumber, deleted.ListPrice INTO dbo.ProductAudit (Act, ProductNumber, OldPrice);
-- end

-- id: tsql_later_004
-- dialect: tsql
-- construct: cursor, loop, procedure, no_semicolon
-- reads: hr.employee, hr.grade
-- writes: hr.bonus
-- column: hr.employee.employeeid -> hr.bonus.employeeid direct
-- column: hr.employee.salary -> hr.bonus.amount direct
-- column: hr.grade.pct -> hr.bonus.amount direct
-- column: hr.employee.gradeid -> hr.bonus.* join
-- column: hr.grade.gradeid -> hr.bonus.* join
-- column: hr.employee.terminated -> hr.bonus.* filter
-- column: hr.employee.employeeid -> hr.bonus.* sort
CREATE PROCEDURE hr.CalcBonus @Year int WITH EXECUTE AS OWNER
AS
DECLARE @id int, @sal money, @pct decimal(5,2), @amt money

DECLARE emp CURSOR LOCAL FAST_FORWARD FOR
  SELECT e.EmployeeID, e.Salary, g.Pct
  FROM hr.Employee e
  JOIN hr.Grade g ON g.GradeID = e.GradeID
  WHERE e.Terminated IS NULL
  ORDER BY e.EmployeeID

OPEN emp
FETCH NEXT FROM emp INTO @id, @sal, @pct
WHILE @@FETCH_STATUS = 0
BEGIN
  SELECT @amt = @sal * @pct / 100.0
  INSERT INTO hr.Bonus (EmployeeID, BonusYear, Amount)
  VALUES (@id, @Year, @amt)
  FETCH NEXT FROM emp INTO @id, @sal, @pct
END
CLOSE emp
DEALLOCATE emp
-- end

-- id: tsql_later_005
-- dialect: tsql
-- construct: dynamic_sql, variable, no_semicolon
-- reads: stg.invoice
-- writes: fin.invoice
-- column: stg.invoice.invoiceid -> fin.invoice.invoiceid direct
-- column: stg.invoice.total -> fin.invoice.total direct
-- column: stg.invoice.posted -> fin.invoice.* filter
DECLARE @stmt nvarchar(max)
SET @stmt = N'INSERT INTO fin.Invoice (InvoiceId, Total) '
SET @stmt += N'SELECT InvoiceId, Total FROM stg.Invoice '
SET @stmt = @stmt + N'WHERE Posted = 0'
PRINT @stmt
EXECUTE sp_executesql @stmt
-- end

-- id: tsql_later_006
-- dialect: tsql
-- construct: dynamic_sql, procedure
-- reads: stg.audit
-- writes: dbo.audit
-- column: stg.audit.who -> dbo.audit.who direct
-- column: stg.audit.What -> dbo.audit.what direct
-- dropped: 1
CREATE PROCEDURE dbo.ArchiveByName @table sysname AS
BEGIN
  DECLARE @sql nvarchar(400) = N'INSERT INTO archive.' + QUOTENAME(@table) + N' SELECT * FROM dbo.' + QUOTENAME(@table);
  EXEC sys.sp_executesql @sql;
  INSERT dbo.Audit (Who, What) SELECT a.Who, a.[What] FROM stg.Audit a;
END
-- end

-- id: tsql_later_007
-- dialect: tsql
-- construct: select, ctas, union
-- reads: dbo.sales2022, dbo.sales2023
-- writes: dbo.salesall
-- column: dbo.sales2022.region -> dbo.salesall.region direct
-- column: dbo.sales2023.region -> dbo.salesall.region direct
-- column: dbo.sales2022.amt -> dbo.salesall.amt direct
-- column: dbo.sales2023.amount -> dbo.salesall.amt direct
SELECT Region, Amt INTO dbo.SalesAll FROM (
  SELECT Region, Amt FROM dbo.Sales2022
  UNION ALL
  SELECT Region, Amount FROM dbo.Sales2023
) u
-- end

-- id: tsql_later_008
-- dialect: tsql
-- construct: rename, script
-- reads: stg.price, dbo.price
-- writes: dbo.price_old, dbo.price
-- column: stg.price.sku -> dbo.price.sku direct
-- column: stg.price.price -> dbo.price.price direct
SELECT sku, CAST(price AS decimal(10,2)) AS price
INTO dbo.price_new
FROM stg.price;
GO
BEGIN TRANSACTION;
EXEC sp_rename 'dbo.price', 'price_old';
EXEC sp_rename 'dbo.price_new', 'price';
COMMIT;
-- end

-- id: tsql_later_009
-- dialect: tsql
-- construct: partition_exchange, ddl
-- reads: dbo.fact_stage
-- writes: dbo.fact
ALTER TABLE dbo.fact_stage SWITCH TO dbo.fact PARTITION $PARTITION.pf_month('20240501') WITH (WAIT_AT_LOW_PRIORITY (MAX_DURATION = 1 MINUTES, ABORT_AFTER_WAIT = SELF));
-- end

-- id: tsql_later_010
-- dialect: tsql
-- construct: view, window, cte
-- reads: dbo.loginevent
-- writes: dbo.vlastlogin
-- column: dbo.loginevent.userid -> dbo.vlastlogin.userid direct
-- column: dbo.loginevent.at -> dbo.vlastlogin.lastat direct
-- column: dbo.loginevent.ip -> dbo.vlastlogin.lastip direct
-- column: dbo.loginevent.userid -> dbo.vlastlogin.* window
-- column: dbo.loginevent.at -> dbo.vlastlogin.* window
CREATE VIEW dbo.vLastLogin
WITH SCHEMABINDING
AS
WITH n AS (
  SELECT e.UserId, e.At, e.Ip, rn = ROW_NUMBER() OVER (PARTITION BY e.UserId ORDER BY e.At DESC)
  FROM dbo.LoginEvent AS e
)
SELECT UserId, At AS LastAt, Ip AS LastIp FROM n WHERE rn = 1
WITH CHECK OPTION;
-- end

-- id: tsql_later_011
-- dialect: tsql
-- construct: function, table_variable
-- reads: dbo.category
-- column: dbo.category.categoryid -> <result>.id direct
-- column: dbo.category.name -> <result>.path direct
-- column: dbo.category.categoryid -> <result>.parentid direct
-- column: dbo.category.parentid -> <result>.* filter
CREATE FUNCTION dbo.CategoriesUnder (@root int)
RETURNS @out TABLE (Id int, Path nvarchar(400), ParentId int)
AS
BEGIN
  INSERT INTO @out (Id, Path, ParentId)
  SELECT CategoryId, N'/' + Name, CategoryId
  FROM dbo.Category
  WHERE ParentId = @root;
  RETURN;
END;
-- end

-- id: tsql_later_012
-- dialect: tsql
-- construct: unnest, json, insert
-- reads: stg.webhook
-- writes: dbo.eventitem
-- column: stg.webhook.webhookid -> dbo.eventitem.webhookid direct
-- column: stg.webhook.body -> dbo.eventitem.sku direct
-- column: stg.webhook.body -> dbo.eventitem.qty direct
-- column: stg.webhook.received -> dbo.eventitem.* filter
INSERT INTO dbo.EventItem (WebhookId, Sku, Qty)
SELECT w.WebhookId, j.Sku, j.Qty
FROM stg.Webhook w
CROSS APPLY OPENJSON(w.Body, '$.items') WITH (
  Sku nvarchar(40) '$.sku',
  Qty int '$.qty'
) AS j
WHERE w.Received >= '2024-01-01';
-- end

-- id: tsql_later_013
-- dialect: tsql
-- construct: lateral, correlated, select
-- reads: crm.account, crm.note
-- column: crm.account.accountid -> <result>.accountid direct
-- column: crm.note.body -> <result>.lastnote direct
-- column: crm.note.accountid -> <result>.* filter
-- column: crm.account.accountid -> <result>.* filter
-- column: crm.note.createdat -> <result>.* sort
SELECT a.AccountId, n.LastNote
FROM crm.Account a
OUTER APPLY (
  SELECT TOP (1) LastNote = x.Body
  FROM crm.Note x
  WHERE x.AccountId = a.AccountId
  ORDER BY x.CreatedAt DESC
) n
-- end

-- id: tsql_later_014
-- dialect: tsql
-- construct: update, join, subquery
-- reads: stg.stock, dbo.warehouse
-- writes: dbo.stock
-- column: stg.stock.qty -> dbo.stock.onhand direct
-- column: dbo.stock.reserved -> dbo.stock.onhand direct
-- column: dbo.stock.sku -> dbo.stock.* join
-- column: stg.stock.sku -> dbo.stock.* join
-- column: dbo.stock.whid -> dbo.stock.* join
-- column: dbo.warehouse.whid -> dbo.stock.* join
-- column: stg.stock.sku -> dbo.stock.* group
-- column: dbo.warehouse.closed -> dbo.stock.* filter
UPDATE s
SET    s.OnHand = x.Qty - s.Reserved,
       s.UpdatedAt = SYSUTCDATETIME()
FROM   dbo.Stock AS s
       INNER JOIN (SELECT Sku, SUM(Qty) AS Qty FROM stg.Stock GROUP BY Sku) AS x ON x.Sku = s.Sku
       INNER JOIN dbo.Warehouse AS w ON w.WhId = s.WhId
WHERE  w.Closed = 0
OPTION (RECOMPILE);
-- end

-- id: tsql_later_015
-- dialect: tsql
-- construct: trigger, insert
-- reads: dbo.account
-- writes: dbo.accounthistory
-- column: dbo.account.accountid -> dbo.accounthistory.accountid direct
-- column: dbo.account.balance -> dbo.accounthistory.oldbalance direct
-- column: dbo.account.balance -> dbo.accounthistory.newbalance direct
-- column: dbo.account.accountid -> dbo.accounthistory.* join
CREATE TRIGGER dbo.trAccount ON dbo.Account AFTER UPDATE
AS
IF NOT UPDATE(Balance) RETURN
SET NOCOUNT ON
INSERT dbo.AccountHistory (AccountId, OldBalance, NewBalance)
SELECT i.AccountId, d.Balance, i.Balance
FROM inserted i JOIN deleted d ON d.AccountId = i.AccountId
-- end

-- id: tsql_later_016
-- dialect: tsql
-- construct: unpivot, select
-- reads: dbo.survey
-- writes: dbo.surveylong
-- column: dbo.survey.id -> dbo.surveylong.id direct
-- column: dbo.survey.q1 -> dbo.surveylong.answer direct
-- column: dbo.survey.q2 -> dbo.surveylong.answer direct
-- column: dbo.survey.q3 -> dbo.surveylong.answer direct
INSERT INTO dbo.SurveyLong (Id, Question, Answer)
SELECT Id, Question, Answer
FROM (SELECT Id, Q1, Q2, Q3 FROM dbo.Survey) p
UNPIVOT (Answer FOR Question IN (Q1, Q2, Q3)) AS u;
-- end

-- id: tsql_later_017
-- dialect: tsql
-- construct: call, insert, procedure
-- reads: src.lead
-- writes: dbo.lead
-- column: src.lead.id -> dbo.lead.id direct
-- column: src.lead.mail -> dbo.lead.email direct
-- column: src.lead.id -> <result>.id direct
-- column: src.lead.mail -> <result>.mail direct
CREATE PROC dbo.GetLeads AS SELECT Id, Mail FROM src.Lead
GO
INSERT INTO dbo.Lead (Id, Email) EXEC dbo.GetLeads
GO
-- end

-- id: tsql_later_018
-- dialect: tsql
-- construct: copy, external_table, script
-- writes: stg.trip, stg.trip2
BULK INSERT stg.Trip FROM 'D:\in\trip.csv' WITH (FIRSTROW = 2, FIELDTERMINATOR = ',', TABLOCK);
COPY INTO stg.trip2 (id, fare) FROM 'https://acct.blob.core.windows.net/in/*.parquet' WITH (FILE_TYPE = 'PARQUET');
-- end

-- id: tsql_later_019
-- dialect: tsql
-- construct: quoted_name, join, delete
-- reads: dbo.Closed Orders
-- writes: dbo.Order Details
-- column: dbo.Closed Orders.orderid -> dbo.Order Details.* join
-- column: dbo.Order Details.orderid -> dbo.Order Details.* join
-- column: dbo.Closed Orders.closedon -> dbo.Order Details.* filter
DELETE od
FROM dbo.[Order Details] od
INNER JOIN dbo.[Closed Orders] co ON co.OrderID = od.OrderID
WHERE co.ClosedOn < '2020-01-01';
-- end

-- id: tsql_later_020
-- dialect: tsql
-- construct: script, variable, no_semicolon
-- reads: cfg.parameter, src.meter
-- writes: dwh.meter, cfg.parameter
-- column: src.meter.meterid -> dwh.meter.meterid direct
-- column: src.meter.reading -> dwh.meter.reading direct
-- column: src.meter.readat -> dwh.meter.* filter
-- column: cfg.parameter.value -> dwh.meter.* filter
-- column: cfg.parameter.name -> dwh.meter.* filter
-- column: src.meter.readat -> cfg.parameter.value direct
-- column: cfg.parameter.name -> cfg.parameter.* filter
declare @hw datetime2, @new datetime2
select @hw = Value from cfg.Parameter where Name = 'meter_hw'
select @new = max(ReadAt) from src.Meter
if @new is null
  return
insert into dwh.Meter (MeterId, Reading) select MeterId, Reading from src.Meter where ReadAt > @hw
update cfg.Parameter set Value = @new where Name = 'meter_hw'
print 'done'
-- end

-- id: tsql_later_021
-- dialect: tsql
-- construct: pivot, cte
-- reads: dbo.ticket
-- writes: rpt.ticketgrid
-- column: dbo.ticket.team -> rpt.ticketgrid.team direct
-- column: dbo.ticket.ticketid -> rpt.ticketgrid.Open direct
-- column: dbo.ticket.ticketid -> rpt.ticketgrid.closed direct
-- column: dbo.ticket.state -> rpt.ticketgrid.* filter
-- column: dbo.ticket.openedat -> rpt.ticketgrid.* filter
;WITH t AS (SELECT Team, State, TicketId FROM dbo.Ticket WHERE OpenedAt >= '20240101')
INSERT INTO rpt.TicketGrid (Team, [Open], Closed)
SELECT Team, [Open], [Closed]
FROM t
PIVOT (COUNT(TicketId) FOR State IN ([Open], [Closed])) AS p;
-- end

-- id: tsql_later_022
-- dialect: tsql
-- construct: procedure, no_semicolon, join
-- reads: dbo.a1, dbo.b1, dbo.c1
-- writes: dbo.z1
-- column: dbo.a1.x -> dbo.z1.x direct
-- column: dbo.b1.y -> dbo.z1.y direct
-- column: dbo.c1.z -> dbo.z1.z direct
-- column: dbo.a1.k -> dbo.z1.* join
-- column: dbo.b1.k -> dbo.z1.* join
-- column: dbo.b1.j -> dbo.z1.* join
-- column: dbo.c1.j -> dbo.z1.* join
-- column: dbo.a1.x -> dbo.z1.* filter
create procedure dbo.p1 as
with q as (select a.x, b.y, b.j from dbo.a1 a inner merge join dbo.b1 b on a.k = b.k)
insert into dbo.z1
(x, y, z)
select q.x, q.y, c.z from q left hash join dbo.c1 c on c.j = q.j where q.x > 0 option (maxdop 1)
exec sp_updatestats
return 0
-- end
