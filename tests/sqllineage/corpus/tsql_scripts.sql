-- id: tsql_scripts_001
-- dialect: tsql
-- construct: trigger, insert
-- reads: dbo.orders
-- writes: audit.orderchange
-- column: dbo.orders.orderid -> audit.orderchange.orderid direct
-- column: dbo.orders.total -> audit.orderchange.oldtotal direct
-- column: dbo.orders.total -> audit.orderchange.newtotal direct
-- column: dbo.orders.orderid -> audit.orderchange.* join
-- column: dbo.orders.total -> audit.orderchange.* filter
CREATE TRIGGER dbo.trg_Orders ON dbo.Orders AFTER UPDATE AS
BEGIN
    SET NOCOUNT ON;
    IF NOT UPDATE(Total) RETURN;
    INSERT INTO audit.OrderChange (OrderId, OldTotal, NewTotal)
    SELECT i.OrderId, d.Total, i.Total
    FROM inserted AS i
    INNER JOIN deleted AS d ON d.OrderId = i.OrderId
    WHERE i.Total <> d.Total;
END
-- end

-- id: tsql_scripts_002
-- dialect: tsql
-- construct: temp_table, no_semicolon, update
-- reads: hist.meter, ref.tariff
-- writes: mart.bill
-- column: hist.meter.meterid -> mart.bill.meterid direct
-- column: hist.meter.kwh -> mart.bill.eur direct
-- column: ref.tariff.price -> mart.bill.eur direct
-- column: hist.meter.tariffid -> mart.bill.* join
-- column: ref.tariff.tariffid -> mart.bill.* join
-- column: hist.meter.kwh -> mart.bill.* filter
select MeterId, TariffId, Kwh, cast(null as money) as Eur into #b from hist.Meter where Kwh is not null
update b set Eur = b.Kwh * t.Price from #b b inner join ref.Tariff t on t.TariffId = b.TariffId
if @@rowcount = 0 print 'nothing to do'
insert mart.Bill (MeterId, Eur) select MeterId, Eur from #b
drop table #b
-- end

-- id: tsql_scripts_003
-- dialect: tsql
-- construct: script, temp_table, no_semicolon
-- reads: one.a, two.b
-- writes: out.c
-- column: one.a.id -> out.c.id direct
-- column: two.b.id -> out.c.id direct
-- column: two.b.live -> out.c.* filter
create table #ids (id int)
go
insert into #ids select id from one.a
insert into #ids (id)
select id from two.b where live = 1
go
insert into out.c (id) select distinct id from #ids
go
-- end

-- id: tsql_scripts_004
-- dialect: tsql
-- construct: script, loop, variable
-- reads: cfg.region, raw.sale
-- writes: mart.sale
-- column: raw.sale.eur -> mart.sale.eur direct
-- column: cfg.region.code -> mart.sale.region direct
-- column: cfg.region.ord -> mart.sale.* sort
-- column: raw.sale.region -> mart.sale.* filter
-- column: cfg.region.code -> mart.sale.* filter
-- column: cfg.region.done -> mart.sale.* filter
DECLARE @code char(2);
WHILE EXISTS (SELECT * FROM cfg.Region WHERE Done = 0)
BEGIN
    SET @code = (SELECT TOP (1) Code FROM cfg.Region WHERE Done = 0 ORDER BY Ord);
    INSERT INTO mart.Sale (Region, Eur)
    SELECT @code, SUM(s.Eur) FROM raw.Sale s WHERE s.Region = @code;
    BREAK;
END;
-- end

-- id: tsql_scripts_005
-- dialect: tsql
-- construct: select, lateral, unnest
-- reads: app.setting
-- column: app.setting.name -> <result>.name direct
-- column: app.setting.vals -> <result>.val direct
SELECT s.Name, x.value AS val
FROM app.Setting s
CROSS APPLY STRING_SPLIT(s.Vals, ',') AS x;
-- end

-- id: tsql_scripts_006
-- dialect: tsql
-- construct: select, lateral
-- reads: fin.quarter
-- column: fin.quarter.unit -> <result>.unit direct
-- column: fin.quarter.q1 -> <result>.eur direct
-- column: fin.quarter.q2 -> <result>.eur direct
SELECT f.Unit, v.Period, v.Eur
FROM fin.Quarter AS f
CROSS APPLY (VALUES ('Q1', f.Q1), ('Q2', f.Q2)) AS v (Period, Eur);
-- end

-- id: tsql_scripts_007
-- dialect: tsql
-- construct: merge, table_variable
-- reads: stg.card
-- writes: dbo.card
-- column: stg.card.no -> dbo.card.no direct
-- column: stg.card.holder -> dbo.card.holder direct
-- column: dbo.card.no -> dbo.card.* join
-- column: stg.card.no -> dbo.card.* join
-- column: stg.card.batch -> dbo.card.* filter
-- column: stg.card.no -> dbo.card.* group
DECLARE @in TABLE (No varchar(20) PRIMARY KEY, Holder nvarchar(100));
INSERT @in (No, Holder) SELECT No, MAX(Holder) FROM stg.Card WHERE Batch = 7 GROUP BY No;
MERGE dbo.Card t USING @in s ON s.No = t.No
WHEN MATCHED THEN UPDATE SET t.Holder = s.Holder
WHEN NOT MATCHED THEN INSERT (No, Holder) VALUES (s.No, s.Holder);
-- end

-- id: tsql_scripts_008
-- dialect: tsql
-- construct: procedure, dynamic_sql, no_semicolon
-- reads: src.click
-- writes: tmp.click_copy
-- column: src.click.url -> tmp.click_copy.url direct
-- dropped: 1
create proc etl.CopyClick @suffix varchar(10) as
declare @s varchar(max)
set @s = 'select url into tmp.click_copy from src.click'
exec (@s)
set @s = 'select url into tmp.click_' + @suffix + ' from src.click'
exec (@s)
-- end

-- id: tsql_scripts_009
-- dialect: tsql
-- construct: view, union, star
-- schema: {"tables": {"y23.sale": ["id", "eur"], "y24.sale": ["sale_id", "amount"]}}
-- reads: y23.sale, y24.sale
-- writes: dbo.allsales
-- column: y23.sale.id -> dbo.allsales.id direct
-- column: y24.sale.sale_id -> dbo.allsales.id direct
-- column: y23.sale.eur -> dbo.allsales.eur direct
-- column: y24.sale.amount -> dbo.allsales.eur direct
CREATE VIEW dbo.AllSales AS
SELECT * FROM y23.sale
UNION ALL
SELECT * FROM y24.sale;
-- end

-- id: tsql_scripts_010
-- dialect: tsql
-- construct: select, comment
-- reads: prod.erp.dbo.part
-- column: prod.erp.dbo.part.partno -> <result>.partno direct
-- column: prod.erp.dbo.part.price -> <result>.netto direct
SELECT PartNo, /* gross: Price * 1.19 */ 'netto' = Price -- , Cost
FROM PROD.erp.dbo.Part WITH (NOLOCK, INDEX(ix_part))
OPTION (RECOMPILE);
-- end

-- id: tsql_scripts_011
-- dialect: tsql
-- construct: insert, json
-- reads: api.doc
-- writes: api.docpart
-- column: api.doc.docid -> api.docpart.docid direct
-- column: api.doc.body -> api.docpart.part direct
-- column: api.doc.body -> api.docpart.val direct
INSERT INTO api.DocPart (DocId, Part, Val)
SELECT d.DocId, j.[key], j.[value]
FROM api.Doc d
OUTER APPLY OPENJSON(d.Body) j;
-- end

-- id: tsql_scripts_012
-- dialect: tsql
-- construct: procedure, call, script
-- reads: s.a, s.b
-- writes: t.a, t.b
-- column: s.a.x -> t.a.x direct
-- column: s.b.y -> t.b.y direct
CREATE PROCEDURE etl.A AS INSERT INTO t.a (x) SELECT x FROM s.a;
GO
CREATE PROCEDURE etl.B AS INSERT INTO t.b (y) SELECT y FROM s.b;
GO
CREATE PROCEDURE etl.All_ AS
BEGIN
    EXEC etl.A;
    EXECUTE etl.B;
END;
GO
-- end

-- id: tsql_scripts_013
-- dialect: tsql
-- construct: update, correlated, subquery
-- reads: dbo.line
-- writes: dbo.doc
-- column: dbo.line.eur -> dbo.doc.total direct
-- column: dbo.line.docid -> dbo.doc.* filter
-- column: dbo.doc.docid -> dbo.doc.* filter
-- column: dbo.doc.state -> dbo.doc.* filter
UPDATE dbo.Doc
SET Total = (SELECT SUM(l.Eur) FROM dbo.Line l WHERE l.DocId = dbo.Doc.DocId)
WHERE State IN ('open', 'new');
-- end

-- id: tsql_scripts_014
-- dialect: tsql
-- construct: cte, recursive_cte, insert
-- reads: bom.part
-- writes: bom.explosion
-- column: bom.part.parent -> bom.explosion.root direct
-- column: bom.part.child -> bom.explosion.child direct
-- column: bom.part.qty -> bom.explosion.qty direct
-- column: bom.part.parent -> bom.explosion.* join
-- column: bom.part.child -> bom.explosion.* join
WITH x (Root, Child, Qty) AS (
    SELECT Parent, Child, Qty FROM bom.Part
    UNION ALL
    SELECT x.Root, p.Child, x.Qty * p.Qty FROM x INNER JOIN bom.Part p ON p.Parent = x.Child
)
INSERT INTO bom.Explosion (Root, Child, Qty)
SELECT Root, Child, Qty FROM x
OPTION (MAXRECURSION 50);
-- end

-- id: tsql_scripts_101
-- dialect: tsql
-- construct: call, script, no_semicolon
-- kind: sp_procedure
-- reads: stg.ledgerline
-- writes: fin.ledgerday
-- column: stg.ledgerline.accountno -> fin.ledgerday.accountno direct
-- column: stg.ledgerline.amount -> fin.ledgerday.amount direct
-- column: stg.ledgerline.period -> fin.ledgerday.* filter
-- dropped: 1
DECLARE @rc int
EXEC @rc = sp_load_ledger @period = 202401, @mode = N'full'
IF @rc <> 0 RETURN
INSERT INTO fin.LedgerDay (AccountNo, Amount)
SELECT l.AccountNo, l.Amount
FROM stg.LedgerLine AS l
WHERE l.Period = 202401
-- end

-- id: tsql_scripts_102
-- dialect: tsql
-- construct: call, rename, dynamic_sql
-- kind: sp_procedure
-- reads: stg.tariff_new, rpt.tariffcode
-- writes: stg.tariff, rpt.tarifflog
-- column: rpt.tariffcode.code -> rpt.tarifflog.code direct
-- column: rpt.tariffcode.active -> rpt.tarifflog.* filter
EXEC sp_rename N'stg.Tariff_new', N'Tariff';
EXEC sys.sp_refreshview N'rpt.vTariff';
EXEC sp_recompile N'rpt.GetTariff';
EXEC sys.sp_executesql N'INSERT INTO rpt.TariffLog (Code) SELECT c.Code FROM rpt.TariffCode AS c WHERE c.Active = 1';
EXEC sp_addextendedproperty @name = N'Owner', @value = N'EXEC sp_load_tariff', @level0type = N'SCHEMA', @level0name = N'rpt';
-- end

-- id: tsql_scripts_103
-- dialect: tsql
-- construct: update, join
-- kind: compound_assignment
-- reads: wh.delivery, wh.product
-- writes: wh.stock
-- column: wh.stock.qty -> wh.stock.qty direct
-- column: wh.delivery.delta -> wh.stock.qty direct
-- column: wh.stock.value -> wh.stock.value direct
-- column: wh.delivery.delta -> wh.stock.value direct
-- column: wh.product.unitcost -> wh.stock.value direct
-- column: wh.delivery.sku -> wh.stock.* join
-- column: wh.stock.sku -> wh.stock.* join
-- column: wh.product.sku -> wh.stock.* join
-- column: wh.delivery.booked -> wh.stock.* filter
UPDATE s
SET s.Qty += d.Delta,
    s.Value -= d.Delta * p.UnitCost,
    s.Checked = 1
FROM wh.Stock AS s
JOIN wh.Delivery AS d ON d.Sku = s.Sku
JOIN wh.Product AS p ON p.Sku = s.Sku
WHERE d.Booked = 0;
-- end

-- id: tsql_scripts_104
-- dialect: tsql
-- construct: variable, insert, script
-- kind: compound_assignment
-- reads: pay.payment, pay.feeline
-- writes: rpt.dayclose
-- column: pay.payment.amount -> rpt.dayclose.net direct
-- column: pay.feeline.fee -> rpt.dayclose.net direct
-- column: pay.payment.refunded -> rpt.dayclose.* filter
DECLARE @total money = 0, @n int = 0;
SELECT @total += p.Amount, @n += 1 FROM pay.Payment AS p WHERE p.Refunded = 0;
SET @total -= (SELECT SUM(f.Fee) FROM pay.FeeLine AS f);
INSERT INTO rpt.DayClose (ClosedOn, Net, Payments) VALUES (GETDATE(), @total, @n);
-- end

-- id: tsql_scripts_105
-- dialect: tsql
-- construct: merge, subquery
-- kind: compound_assignment
-- reads: game.round
-- writes: game.score
-- column: game.score.total -> game.score.total direct
-- column: game.round.points -> game.score.total direct
-- column: game.score.flags -> game.score.flags direct
-- column: game.round.flags -> game.score.flags direct
-- column: game.round.playerid -> game.score.playerid direct
-- column: game.score.playerid -> game.score.* join
-- column: game.round.playerid -> game.score.* join
-- column: game.round.valid -> game.score.* filter
MERGE game.Score AS t
USING (SELECT r.PlayerId, r.Points, r.Flags FROM game.Round AS r WHERE r.Valid = 1) AS s
ON t.PlayerId = s.PlayerId
WHEN MATCHED THEN UPDATE SET Total += s.Points, Flags |= s.Flags
WHEN NOT MATCHED THEN INSERT (PlayerId, Total, Flags) VALUES (s.PlayerId, s.Points, s.Flags);
-- end

-- id: tsql_scripts_106
-- dialect: tsql
-- construct: procedure, update, variable, no_semicolon
-- kind: compound_assignment
-- reads: bank.account
-- writes: bank.account, bank.feelog
-- column: bank.account.balance -> bank.account.balance direct
-- column: bank.account.monthlyfee -> bank.account.balance direct
-- column: bank.account.kind -> bank.account.* filter
-- column: bank.account.balance -> bank.feelog.lastbalance direct
-- column: bank.account.monthlyfee -> bank.feelog.lastbalance direct
-- column: bank.account.kind -> bank.feelog.* filter
CREATE PROCEDURE bank.ChargeFee @day date AS
BEGIN
    DECLARE @bal money
    UPDATE bank.Account SET @bal = Balance -= MonthlyFee WHERE Kind = 'A'
    INSERT INTO bank.FeeLog (ChargedOn, LastBalance) VALUES (@day, @bal)
END
-- end

-- id: tsql_scripts_107
-- dialect: tsql
-- construct: ctas, no_semicolon, script
-- kind: ctas_no_semicolon
-- reads: raw.visit, stg.visit_keep
-- writes: stg.visit_keep, mart.pagetime
-- column: raw.visit.visitorid -> stg.visit_keep.visitorid direct
-- column: raw.visit.page -> stg.visit_keep.page direct
-- column: raw.visit.seconds -> stg.visit_keep.seconds direct
-- column: raw.visit.isbot -> stg.visit_keep.* filter
-- column: stg.visit_keep.page -> mart.pagetime.page direct
-- column: stg.visit_keep.seconds -> mart.pagetime.seconds direct
-- column: stg.visit_keep.page -> mart.pagetime.* group
CREATE TABLE stg.Visit_keep
WITH (DISTRIBUTION = HASH(VisitorId), CLUSTERED COLUMNSTORE INDEX)
AS
SELECT v.VisitorId, v.Page, v.Seconds
FROM raw.Visit AS v
WHERE v.IsBot = 0
INSERT INTO mart.PageTime (Page, Seconds)
SELECT k.Page, SUM(k.Seconds)
FROM stg.Visit_keep AS k
GROUP BY k.Page
-- end

-- id: tsql_scripts_108
-- dialect: tsql
-- construct: ctas, rename, union, no_semicolon
-- kind: ctas_no_semicolon
-- reads: stg.flight, stg.flightlate, dbo.factflight
-- writes: dbo.factflight_old, dbo.factflight
-- column: stg.flight.flightkey -> dbo.factflight.flightkey direct
-- column: stg.flightlate.flightkey -> dbo.factflight.flightkey direct
-- column: stg.flight.delaymin -> dbo.factflight.delaymin direct
-- column: stg.flightlate.delaymin -> dbo.factflight.delaymin direct
CREATE TABLE dbo.FactFlight_new WITH (DISTRIBUTION = HASH(FlightKey)) AS
SELECT f.FlightKey, f.DelayMin FROM stg.Flight AS f
UNION ALL
SELECT g.FlightKey, g.DelayMin FROM stg.FlightLate AS g
OPTION (LABEL = 'CTAS : flights')
RENAME OBJECT dbo.FactFlight TO FactFlight_old
RENAME OBJECT dbo.FactFlight_new TO FactFlight
-- end

-- id: tsql_scripts_109
-- dialect: tsql
-- construct: procedure, ctas, temp_table, no_semicolon
-- kind: ctas_no_semicolon
-- reads: shop.orders, shop.customer
-- writes: mart.churn
-- column: shop.orders.customerid -> mart.churn.customerid direct
-- column: shop.orders.orderedon -> mart.churn.laston direct
-- column: shop.customer.segment -> mart.churn.segment direct
-- column: shop.orders.customerid -> mart.churn.* group
-- column: shop.customer.customerid -> mart.churn.* join
-- column: shop.orders.customerid -> mart.churn.* join
CREATE PROCEDURE mart.LoadChurn AS
BEGIN
    CREATE TABLE #last WITH (DISTRIBUTION = ROUND_ROBIN, HEAP) AS
    SELECT o.CustomerId, MAX(o.OrderedOn) AS LastOn
    FROM shop.Orders AS o
    GROUP BY o.CustomerId
    DELETE FROM mart.Churn
    INSERT INTO mart.Churn (CustomerId, LastOn, Segment)
    SELECT l.CustomerId, l.LastOn, c.Segment
    FROM #last AS l
    JOIN shop.Customer AS c ON c.CustomerId = l.CustomerId
END
-- end

-- id: tsql_scripts_110
-- dialect: tsql
-- construct: ctas, external_table, delete, no_semicolon
-- kind: ctas_no_semicolon
-- reads: ins.claim
-- writes: ext.claimarchive, ins.claim
-- column: ins.claim.claimno -> ext.claimarchive.claimno direct
-- column: ins.claim.paid -> ext.claimarchive.paid direct
-- column: ins.claim.closedon -> ext.claimarchive.* filter
-- column: ins.claim.closedon -> ins.claim.* filter
CREATE EXTERNAL TABLE ext.ClaimArchive
WITH (LOCATION = '/claims/2023/', DATA_SOURCE = lake, FILE_FORMAT = parquet_snappy)
AS
SELECT c.ClaimNo, c.Paid
FROM ins.Claim AS c
WHERE c.ClosedOn < '2024-01-01'
DELETE FROM ins.Claim WHERE ClosedOn < '2024-01-01'
-- end

-- id: tsql_scripts_111
-- dialect: tsql
-- construct: ctas, union, no_semicolon
-- kind: ctas_no_semicolon
-- reads: crm.prospect, crm.contact, crm.unsubscribed
-- writes: crm.mailtarget
-- column: crm.prospect.email -> crm.mailtarget.email direct
-- column: crm.contact.email -> crm.mailtarget.email direct
-- column: crm.unsubscribed.email -> crm.mailtarget.* filter
CREATE TABLE crm.MailTarget WITH (DISTRIBUTION = REPLICATE) AS
(
    SELECT p.Email FROM crm.Prospect AS p
    UNION
    SELECT k.Email FROM crm.Contact AS k
)
EXCEPT
SELECT u.Email FROM crm.Unsubscribed AS u
-- end

-- id: tsql_scripts_112
-- dialect: tsql
-- construct: procedure, variable, update, no_semicolon
-- kind: begin_atomic
-- reads: mem.pricelist
-- writes: mem.seat, mem.booking
-- column: mem.pricelist.price -> mem.booking.paid direct
-- column: mem.pricelist.showid -> mem.booking.* filter
-- column: mem.seat.seatid -> mem.seat.* filter
CREATE PROCEDURE mem.BookSeat @seat int, @show int
WITH NATIVE_COMPILATION, SCHEMABINDING, EXECUTE AS OWNER
AS
BEGIN ATOMIC WITH (TRANSACTION ISOLATION LEVEL = SERIALIZABLE, LANGUAGE = N'english', DELAYED_DURABILITY = ON)
    DECLARE @price money = 0
    SELECT @price = p.Price FROM mem.PriceList AS p WHERE p.ShowId = @show
    UPDATE mem.Seat SET Taken = 1 WHERE SeatId = @seat
    INSERT INTO mem.Booking (SeatId, Paid) VALUES (@seat, @price)
END
-- end

-- id: tsql_scripts_113
-- dialect: tsql
-- construct: select, join
-- kind: index_hint
-- reads: sales.orders, sales.customer
-- writes: rpt.openorder
-- column: sales.orders.orderno -> rpt.openorder.orderno direct
-- column: sales.customer.name -> rpt.openorder.name direct
-- column: sales.customer.customerid -> rpt.openorder.* join
-- column: sales.orders.customerid -> rpt.openorder.* join
-- column: sales.orders.state -> rpt.openorder.* filter
SELECT o.OrderNo, c.Name
INTO rpt.OpenOrder
FROM sales.Orders AS o WITH (INDEX (ix_state, ix_date), READCOMMITTED)
LEFT JOIN sales.Customer AS c WITH (FORCESEEK (ix_cust (CustomerId))) ON c.CustomerId = o.CustomerId
WHERE o.State = 'open';
-- end

-- id: tsql_scripts_114
-- dialect: tsql
-- construct: delete, subquery
-- kind: index_hint
-- reads: log.archive
-- writes: log.access
-- column: log.access.at -> log.access.* filter
-- column: log.archive.accessid -> log.access.* filter
-- column: log.access.accessid -> log.access.* filter
DELETE a
FROM log.Access AS a WITH (INDEX = ix_at, ROWLOCK)
WHERE a.At < '2023-01-01'
  AND EXISTS (SELECT 1 FROM log.Archive AS h WITH (INDEX (0)) WHERE h.AccessId = a.AccessId);
-- end

-- id: tsql_scripts_115
-- dialect: tsql
-- construct: json, insert, unnest
-- kind: index_hint
-- reads: iot.message
-- writes: iot.sample
-- column: iot.message.deviceid -> iot.sample.deviceid direct
-- column: iot.message.body -> iot.sample.pos direct
-- column: iot.message.body -> iot.sample.reading direct
INSERT INTO iot.Sample (DeviceId, Pos, Reading)
SELECT m.DeviceId, j.[index], j.v
FROM iot.Message AS m
CROSS APPLY OPENJSON(m.Body, '$.samples') WITH ([index] int '$.i', v float '$.v') AS j;
-- end
