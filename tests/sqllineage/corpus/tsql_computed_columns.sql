-- id: tsql_computed_columns_001
-- dialect: tsql
-- construct: temp_table, insert, script
-- kind: computed_columns
-- reads: dbo.orderline
-- writes: dbo.orderamount
-- column: dbo.orderline.lineid -> dbo.orderamount.lineid direct
-- column: dbo.orderline.price -> dbo.orderamount.total direct
-- column: dbo.orderline.quantity -> dbo.orderamount.total direct
CREATE TABLE #line (LineId int, Price money, Quantity int, Total AS (Price * Quantity) PERSISTED);
INSERT #line (LineId, Price, Quantity) SELECT LineId, Price, Quantity FROM dbo.OrderLine;
INSERT INTO dbo.OrderAmount (LineId, Total) SELECT LineId, Total FROM #line;
-- end

-- id: tsql_computed_columns_002
-- dialect: tsql
-- construct: table_variable, insert, script
-- kind: computed_columns
-- reads: crm.person
-- writes: crm.label
-- column: crm.person.first -> crm.label.fullname direct
-- column: crm.person.last -> crm.label.fullname direct
DECLARE @p TABLE (GivenName nvarchar(50), FamilyName nvarchar(50), FullName AS GivenName + N' ' + FamilyName);
INSERT INTO @p SELECT First, Last FROM crm.Person;
INSERT INTO crm.Label (FullName) SELECT FullName FROM @p;
-- end

-- id: tsql_computed_columns_003
-- dialect: tsql
-- construct: temp_table, insert, script
-- kind: computed_columns
-- reads: wms.stock
-- writes: wms.stockvalue
-- column: wms.stock.units -> wms.stockvalue.worth direct
-- column: wms.stock.cost -> wms.stockvalue.worth direct
CREATE TABLE #stock (Units int, Cost money);
ALTER TABLE #stock ADD Worth AS (Units * Cost);
INSERT INTO #stock (Units, Cost) SELECT s.Units, s.Cost FROM wms.Stock AS s;
INSERT INTO wms.StockValue (Worth) SELECT Worth FROM #stock;
-- end
