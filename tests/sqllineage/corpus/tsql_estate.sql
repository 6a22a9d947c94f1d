-- id: tsql_estate_001
-- dialect: tsql
-- construct: procedure, temp_table, no_semicolon, script
-- reads: erp.customer, erp.invoice, erp.payment, dbo.dimdate
-- writes: dbo.factopenitem, etl.runlog
-- column: erp.customer.customerno -> dbo.factopenitem.customerno direct
-- column: dbo.dimdate.datekey -> dbo.factopenitem.datekey direct
-- column: erp.invoice.amount -> dbo.factopenitem.openamount direct
-- column: erp.payment.amount -> dbo.factopenitem.openamount direct
-- column: erp.invoice.invoiceno -> dbo.factopenitem.* group
-- column: erp.payment.invoiceno -> dbo.factopenitem.* group
-- column: erp.invoice.customerid -> dbo.factopenitem.* group
-- column: erp.invoice.duedate -> dbo.factopenitem.* group
-- column: erp.payment.invoiceno -> dbo.factopenitem.* join
-- column: erp.invoice.invoiceno -> dbo.factopenitem.* join
-- column: erp.customer.customerid -> dbo.factopenitem.* join
-- column: erp.invoice.customerid -> dbo.factopenitem.* join
-- column: dbo.dimdate.fulldate -> dbo.factopenitem.* join
-- column: erp.invoice.duedate -> dbo.factopenitem.* join
-- column: erp.invoice.cancelled -> dbo.factopenitem.* filter
-- column: erp.invoice.amount -> dbo.factopenitem.* filter
-- column: erp.payment.amount -> dbo.factopenitem.* filter
CREATE PROCEDURE [dbo].[usp_LoadFactOpenItem]
    @RunId int,
    @Debug bit = 0
AS
/*  2019-03-01  first version
    2021-07-12  INSERT INTO dbo.FactOpenItem_old SELECT * FROM x; -- not any more */
SET NOCOUNT, XACT_ABORT ON

DECLARE @start datetime2 = SYSUTCDATETIME(), @rows int

IF OBJECT_ID('tempdb..#inv') IS NOT NULL
    DROP TABLE #inv

SELECT i.InvoiceNo, i.CustomerId, i.DueDate, SUM(i.Amount) AS Amount
INTO #inv
FROM erp.Invoice AS i
WHERE i.Cancelled = 0
GROUP BY i.InvoiceNo, i.CustomerId, i.DueDate

;WITH paid AS
(
    SELECT p.InvoiceNo, SUM(p.Amount) AS Paid
    FROM erp.Payment p
    GROUP BY p.InvoiceNo
)
SELECT inv.CustomerId, inv.DueDate, inv.Amount - ISNULL(paid.Paid, 0) AS OpenAmount
INTO #open
FROM #inv inv
LEFT JOIN paid ON paid.InvoiceNo = inv.InvoiceNo

TRUNCATE TABLE dbo.FactOpenItem

INSERT INTO dbo.FactOpenItem WITH (TABLOCK) (CustomerNo, DateKey, OpenAmount)
SELECT c.CustomerNo, d.DateKey, o.OpenAmount
FROM #open o
JOIN erp.Customer c ON c.CustomerId = o.CustomerId
JOIN dbo.DimDate d ON d.FullDate = o.DueDate
WHERE o.OpenAmount <> 0

SET @rows = @@ROWCOUNT

INSERT INTO etl.RunLog (RunId, RowsWritten, Seconds)
VALUES (@RunId, @rows, DATEDIFF(second, @start, SYSUTCDATETIME()))

IF @Debug = 1
    PRINT CONCAT('rows: ', @rows)

RETURN 0
-- end

-- id: tsql_estate_002
-- dialect: tsql
-- construct: procedure, update, script
-- reads: stg.vendor, dbo.dimvendor
-- writes: dbo.dimvendor
-- column: dbo.dimvendor.vendorcode -> dbo.dimvendor.* join
-- column: stg.vendor.vendorcode -> dbo.dimvendor.* join
-- column: dbo.dimvendor.validto -> dbo.dimvendor.* filter
-- column: dbo.dimvendor.city -> dbo.dimvendor.* filter
-- column: stg.vendor.city -> dbo.dimvendor.* filter
-- column: stg.vendor.vendorcode -> dbo.dimvendor.vendorcode direct
-- column: stg.vendor.city -> dbo.dimvendor.city direct
-- column: dbo.dimvendor.vendorcode -> dbo.dimvendor.* filter
-- column: stg.vendor.vendorcode -> dbo.dimvendor.* filter
CREATE PROCEDURE dbo.LoadDimVendor
AS
BEGIN
    BEGIN TRY
        BEGIN TRANSACTION;

        UPDATE d
        SET d.ValidTo = SYSDATETIME()
        FROM dbo.DimVendor d
        INNER JOIN stg.Vendor s ON s.VendorCode = d.VendorCode
        WHERE d.ValidTo IS NULL AND d.City <> s.City;

        INSERT INTO dbo.DimVendor (VendorCode, City, ValidFrom)
        SELECT s.VendorCode, s.City, SYSDATETIME()
        FROM stg.Vendor s
        WHERE NOT EXISTS (
            SELECT 1 FROM dbo.DimVendor d WHERE d.VendorCode = s.VendorCode AND d.ValidTo IS NULL
        );

        COMMIT TRANSACTION;
    END TRY
    BEGIN CATCH
        IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
        DECLARE @msg nvarchar(2048) = ERROR_MESSAGE();
        RAISERROR(@msg, 16, 1);
        RETURN 55555;
    END CATCH;
END;
GO
-- end

-- id: tsql_estate_003
-- dialect: tsql
-- construct: script, no_semicolon, dynamic_sql
-- reads: dbo.src1, dbo.src2, dbo.src3
-- writes: dbo.dst1, dbo.dst2, dbo.dst3
-- column: dbo.src1.a -> dbo.dst1.a direct
-- column: dbo.src2.b -> dbo.dst2.b direct
-- column: dbo.src2.c -> dbo.dst2.* filter
-- column: dbo.src3.d -> dbo.dst3.d direct
DECLARE @i int = 0
IF @i = 0 INSERT INTO dbo.dst1 (a) SELECT a FROM dbo.src1
ELSE BEGIN
    INSERT INTO dbo.dst2 (b)
    SELECT CASE WHEN c = 'select' THEN b ELSE NULL END FROM dbo.src2
END
WHILE @i < 3 SET @i = @i + 1
EXEC sys.sp_executesql N'insert dbo.dst3 (d) select d from dbo.src3'
PRINT 'end'
-- end

-- id: tsql_estate_004
-- dialect: tsql
-- construct: procedure, cursor, dynamic_sql
-- reads: cfg.mapping, src.base
-- writes: dst.base
-- column: src.base.k -> dst.base.k direct
-- dropped: 1
CREATE PROCEDURE etl.RunMapping AS
BEGIN
    DECLARE @src sysname, @dst sysname, @sql nvarchar(max);
    INSERT INTO dst.Base (K) SELECT K FROM src.Base;
    DECLARE m CURSOR FOR SELECT SourceTable, TargetTable FROM cfg.Mapping WHERE Active = 1;
    OPEN m;
    FETCH NEXT FROM m INTO @src, @dst;
    WHILE @@FETCH_STATUS = 0
    BEGIN
        SET @sql = N'INSERT INTO ' + @dst + N' SELECT * FROM ' + @src;
        EXEC sp_executesql @sql;
        FETCH NEXT FROM m INTO @src, @dst;
    END;
    CLOSE m; DEALLOCATE m;
END;
-- end

-- id: tsql_estate_005
-- dialect: tsql
-- construct: cte, update
-- reads: dbo.rate
-- writes: dbo.trade
-- column: dbo.trade.amount -> dbo.trade.amounteur direct
-- column: dbo.rate.rate -> dbo.trade.amounteur direct
-- column: dbo.trade.ccy -> dbo.trade.* join
-- column: dbo.rate.ccy -> dbo.trade.* join
-- column: dbo.rate.ccy -> dbo.trade.* window
-- column: dbo.rate.Day -> dbo.trade.* window
;WITH latest AS (
    SELECT Ccy, Rate, ROW_NUMBER() OVER (PARTITION BY Ccy ORDER BY [Day] DESC) AS rn FROM dbo.Rate
)
UPDATE t
   SET AmountEur = t.Amount * l.Rate
  FROM dbo.Trade t
  JOIN latest l ON l.Ccy = t.Ccy AND l.rn = 1
-- end

-- id: tsql_estate_006
-- dialect: tsql
-- construct: function, call, script
-- reads: dbo.fee, dbo.account
-- writes: mart.accountfee
-- column: dbo.fee.kind -> <result>.kind direct
-- column: dbo.fee.eur -> <result>.eur direct
-- column: dbo.fee.accountid -> <result>.* filter
-- column: dbo.account.accountno -> mart.accountfee.accountno direct
-- column: dbo.fee.eur -> mart.accountfee.eur direct
-- column: dbo.fee.accountid -> mart.accountfee.* filter
-- column: dbo.account.accountid -> mart.accountfee.* filter
CREATE FUNCTION dbo.FeesOf (@id int) RETURNS TABLE AS RETURN
    SELECT Kind, Eur FROM dbo.Fee WHERE AccountId = @id;
GO
INSERT INTO mart.AccountFee (AccountNo, Eur)
SELECT a.AccountNo, f.Eur
FROM dbo.Account a
CROSS APPLY dbo.FeesOf(a.AccountId) f;
-- end

-- id: tsql_estate_007
-- dialect: tsql
-- construct: temp_table, unpivot, no_semicolon
-- reads: raw.answer
-- writes: mart.answer
-- column: raw.answer.person -> mart.answer.person direct
-- column: raw.answer.a1 -> mart.answer.points direct
-- column: raw.answer.a2 -> mart.answer.points direct
-- column: raw.answer.a1 -> mart.answer.* filter
-- column: raw.answer.a2 -> mart.answer.* filter
SELECT Person, Question, Points
INTO #long
FROM (SELECT Person, A1, A2 FROM raw.Answer) s
UNPIVOT (Points FOR Question IN (A1, A2)) u
INSERT INTO mart.Answer (Person, Question, Points)
SELECT Person, Question, Points FROM #long WHERE Points > 0
-- end

-- id: tsql_estate_008
-- dialect: tsql
-- construct: select, star, join
-- schema: {"tables": {"dbo.a": ["id", "x"], "dbo.b": ["id", "y"]}}
-- reads: dbo.a, dbo.b
-- writes: dbo.c
-- column: dbo.a.x -> dbo.c.x direct
-- column: dbo.b.id -> dbo.c.id direct
-- column: dbo.b.y -> dbo.c.y direct
-- column: dbo.a.id -> dbo.c.* join
-- column: dbo.b.id -> dbo.c.* join
select a.x, b.* into dbo.c from dbo.a a join dbo.b b on a.id = b.id
-- end
