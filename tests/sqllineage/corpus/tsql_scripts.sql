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
