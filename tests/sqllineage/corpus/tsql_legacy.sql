-- id: tsql_legacy_001
-- dialect: tsql
-- construct: procedure, no_semicolon, script, temp_table
-- reads: dbo.tblorders, dbo.tblorderlines, dbo.tblcustomers, dbo.tblholidays
-- writes: dbo.tblreport
-- column: dbo.tblcustomers.custname -> dbo.tblreport.custname direct
-- column: dbo.tblorderlines.qty -> dbo.tblreport.amount direct
-- column: dbo.tblorderlines.price -> dbo.tblreport.amount direct
-- column: dbo.tblcustomers.country -> dbo.tblreport.country direct
-- column: dbo.tblorders.orderid -> dbo.tblreport.* filter
-- column: dbo.tblorderlines.orderid -> dbo.tblreport.* filter
-- column: dbo.tblorders.orderdate -> dbo.tblreport.* filter
-- column: dbo.tblholidays.hdate -> dbo.tblreport.* filter
-- column: dbo.tblorders.custid -> dbo.tblreport.* group
-- column: dbo.tblcustomers.custid -> dbo.tblreport.* filter
-- column: dbo.tblorders.custid -> dbo.tblreport.* filter
-- column: dbo.tblcustomers.country -> dbo.tblreport.* filter
CREATE  PROC [dbo].[spRptMonthly](@Month INT,@Year INT,@Country VARCHAR(2)='DE')
AS
SET ANSI_WARNINGS OFF
CREATE TABLE #T(CustID INT,Amount MONEY NULL)
INSERT INTO #T(CustID,Amount)SELECT O.CustID,SUM(L.Qty*L.Price)
	FROM dbo.tblOrders O,dbo.tblOrderLines L
	WHERE O.OrderID=L.OrderID AND MONTH(O.OrderDate)=@Month AND YEAR(O.OrderDate)=@Year
	AND O.OrderDate NOT IN(SELECT HDate FROM dbo.tblHolidays)
	GROUP BY O.CustID
IF @@ERROR<>0 BEGIN RAISERROR('failed',16,1) RETURN END
DELETE dbo.tblReport
INSERT dbo.tblReport(CustName,Amount,Country)
SELECT C.CustName,T.Amount,C.Country FROM #T T,dbo.tblCustomers C WHERE C.CustID=T.CustID AND C.Country=@Country
DROP TABLE #T
SET ANSI_WARNINGS ON
GO
-- end

-- id: tsql_legacy_002
-- dialect: tsql
-- construct: no_semicolon, update, script
-- reads: stg.p, ref.cat
-- writes: dbo.p
-- column: stg.p.name -> dbo.p.name direct
-- column: dbo.p.id -> dbo.p.* join
-- column: stg.p.id -> dbo.p.* join
-- column: ref.cat.code -> dbo.p.cat direct
-- column: ref.cat.id -> dbo.p.* join
-- column: dbo.p.catid -> dbo.p.* join
-- column: dbo.p.cat -> dbo.p.* filter
-- column: dbo.p.name -> dbo.p.* filter
update p set p.name = s.name from dbo.p p join stg.p s on s.id = p.id
update p set cat = c.code from dbo.p p left join ref.cat c on c.id = p.catid where p.cat is null
delete from dbo.p where name = ''
-- end

-- id: tsql_legacy_003
-- dialect: tsql
-- construct: dynamic_sql, variable, no_semicolon
-- reads: src.a, src.b
-- writes: dst.ab
-- column: src.a.id -> dst.ab.id direct
-- column: src.b.val -> dst.ab.val direct
-- column: src.a.id -> dst.ab.* join
-- column: src.b.id -> dst.ab.* join
declare @cr char(2), @sql varchar(8000), @where varchar(200)
set @where = ' where 1 = 1'
set @sql = 'insert into dst.ab (id, val) '
set @sql = @sql + 'select a.id, b.val from src.a a '
set @sql += 'join src.b b on b.id = a.id'
set @sql = @sql + @where
print @sql
exec (@sql)
-- end

-- id: tsql_legacy_004
-- dialect: tsql
-- construct: cursor, no_semicolon, update
-- reads: dbo.move
-- writes: dbo.stock
-- column: dbo.move.qty -> dbo.stock.qty direct
-- column: dbo.stock.qty -> dbo.stock.qty direct
-- column: dbo.stock.sku -> dbo.stock.* filter
-- column: dbo.move.sku -> dbo.stock.* filter
-- column: dbo.move.done -> dbo.stock.* filter
-- column: dbo.move.moveid -> dbo.stock.* sort
declare @sku varchar(20), @qty int
declare cur cursor for select Sku, Qty from dbo.Move where Done = 0 order by MoveId
open cur
fetch next from cur into @sku, @qty
while (@@fetch_status <> -1)
begin
  if (@@fetch_status <> -2)
  begin
    update dbo.Stock set Qty = Qty + @qty where Sku = @sku
  end
  fetch next from cur into @sku, @qty
end
close cur
deallocate cur
-- end

-- id: tsql_legacy_005
-- dialect: tsql
-- construct: view, script, union, quoted_name
-- reads: dbo.Sales 2023, dbo.Sales 2024
-- writes: dbo.vSales
-- column: dbo.Sales 2023.Net Amount -> dbo.vSales.Net direct
-- column: dbo.Sales 2024.Net Amount -> dbo.vSales.Net direct
-- column: dbo.Sales 2023.ID -> dbo.vSales.ID direct
-- column: dbo.Sales 2024.SaleID -> dbo.vSales.ID direct
SET ANSI_NULLS ON
GO
SET QUOTED_IDENTIFIER ON
GO
CREATE VIEW [dbo].[vSales]
AS
SELECT     [ID], [Net Amount] AS [Net]
FROM         [dbo].[Sales 2023]
UNION ALL
SELECT     "SaleID", "Net Amount"
FROM         [dbo]."Sales 2024"
GO
EXEC sys.sp_addextendedproperty @name=N'MS_Description', @value=N'SELECT * FROM dbo.x' , @level0type=N'SCHEMA',@level0name=N'dbo', @level1type=N'VIEW',@level1name=N'vSales'
GO
-- end

-- id: tsql_legacy_006
-- dialect: tsql
-- construct: procedure, call, temp_table
-- reads: raw.inp
-- writes: fin.outp
-- column: raw.inp.k -> fin.outp.k direct
-- column: raw.inp.eur -> fin.outp.eur direct
-- column: raw.inp.k -> fin.outp.* group
CREATE PROCEDURE fin.step2 AS
    INSERT INTO fin.outp (k, eur) SELECT k, SUM(eur) FROM #work GROUP BY k
GO
CREATE PROCEDURE fin.step1 AS
BEGIN
    SELECT k, eur INTO #work FROM raw.inp
    EXEC fin.step2
END
GO
EXEC fin.step1
GO
-- end

-- id: tsql_legacy_007
-- dialect: tsql
-- construct: merge, no_semicolon, script
-- reads: s.rate
-- writes: d.rate, d.log
-- column: s.rate.ccy -> d.rate.ccy direct
-- column: s.rate.val -> d.rate.val direct
-- column: d.rate.ccy -> d.rate.* join
-- column: s.rate.ccy -> d.rate.* join
-- column: d.rate.val -> d.rate.* filter
-- column: s.rate.val -> d.rate.* filter
begin tran
merge into d.rate with (holdlock) as t
using s.rate as r on r.ccy = t.ccy
when matched and isnull(t.val, 0) <> r.val
    then update set t.val = r.val, t.changed = getdate()
when not matched by target
    then insert (ccy, val, changed) values (r.ccy, r.val, getdate())
when not matched by source
    then delete;
insert d.log (msg) values ('rates merged')
commit
-- end
