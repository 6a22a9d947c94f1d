-- id: tsql_sources_001
-- dialect: tsql
-- construct: update, join
-- kind: paren_join
-- reads: dbo.servicevisit, dbo.garage, dbo.serviceplan
-- writes: dbo.vehicle
-- column: dbo.serviceplan.intervalmonths -> dbo.vehicle.nextservice direct
-- column: dbo.servicevisit.doneon -> dbo.vehicle.nextservice direct
-- column: dbo.garage.name -> dbo.vehicle.garagename direct
-- column: dbo.servicevisit.vehicleid -> dbo.vehicle.* join
-- column: dbo.vehicle.vehicleid -> dbo.vehicle.* join
-- column: dbo.garage.garageid -> dbo.vehicle.* join
-- column: dbo.servicevisit.garageid -> dbo.vehicle.* join
-- column: dbo.serviceplan.model -> dbo.vehicle.* join
-- column: dbo.vehicle.model -> dbo.vehicle.* join
-- column: dbo.vehicle.retired -> dbo.vehicle.* filter
UPDATE v
SET v.NextService = DATEADD(month, p.IntervalMonths, s.DoneOn),
    v.GarageName = g.Name
FROM ((dbo.Vehicle AS v
       INNER JOIN dbo.ServiceVisit AS s ON s.VehicleId = v.VehicleId)
      INNER JOIN dbo.Garage AS g ON g.GarageId = s.GarageId)
     LEFT JOIN dbo.ServicePlan AS p ON p.Model = v.Model
WHERE v.Retired = 0;
-- end

-- id: tsql_sources_002
-- dialect: tsql
-- construct: union, star, subquery, join
-- kind: union_star_branch
-- schema: {"tables": {"dbo.shoporder": ["receipt", "sold_at"], "dbo.shop": ["shop_no", "last_receipt"]}}
-- reads: dbo.weborder, dbo.shoporder, dbo.shop
-- writes: dbo.allorders
-- column: dbo.weborder.orderno -> dbo.allorders.orderno direct
-- column: dbo.shoporder.receipt -> dbo.allorders.orderno direct
-- column: dbo.weborder.placed -> dbo.allorders.placed direct
-- column: dbo.shoporder.sold_at -> dbo.allorders.placed direct
-- column: dbo.shop.last_receipt -> dbo.allorders.* join
-- column: dbo.shoporder.receipt -> dbo.allorders.* join
SELECT u.OrderNo, u.Placed
INTO dbo.AllOrders
FROM (
  SELECT w.OrderNo, w.Placed FROM dbo.WebOrder AS w
  UNION
  SELECT s.* FROM dbo.ShopOrder AS s INNER JOIN dbo.Shop AS h ON h.Last_Receipt = s.Receipt
) AS u;
-- end

-- id: tsql_sources_003
-- dialect: tsql
-- construct: insert, variable
-- kind: full_text_table
-- reads: dbo.article
-- writes: dbo.searchstat
DECLARE @q nvarchar(200) = N'"cold brew"';
INSERT INTO dbo.SearchStat (Term, Hits)
SELECT @q, COUNT(*)
FROM CONTAINSTABLE(dbo.Article, (Title, Body), @q) AS k;
-- end

-- id: tsql_sources_004
-- dialect: tsql
-- construct: procedure, insert, quoted_name
-- kind: full_text_table
-- reads: kb.FaqEntry, kb.agent
-- writes: kb.askedagain
-- column: kb.agent.agentid -> kb.askedagain.agentid direct
-- column: kb.agent.onduty -> kb.askedagain.* filter
CREATE PROCEDURE kb.LogQuestion @text nvarchar(400) AS
BEGIN
  IF EXISTS (SELECT 1 FROM FREETEXTTABLE([kb].[FaqEntry], *, @text, LANGUAGE 1031, 5) AS f)
    INSERT INTO kb.AskedAgain (Txt, AgentId)
    SELECT @text, a.AgentId FROM kb.Agent AS a WHERE a.OnDuty = 1;
END
-- end

-- id: tsql_sources_005
-- dialect: tsql
-- construct: select, subquery
-- kind: full_text_table
-- reads: dbo.campaign, support.ticket
-- column: dbo.campaign.name -> <result>.name direct
-- column: dbo.campaign.active -> <result>.* filter
SELECT c.Name,
       (SELECT COUNT(*)
        FROM CONTAINSTABLE(support.Ticket, Descr, N'ISABOUT (fire WEIGHT (.8), smoke WEIGHT (.4))') AS h) AS Hits
FROM dbo.Campaign AS c
WHERE c.Active = 1;
-- end

-- id: tsql_sources_006
-- dialect: tsql
-- construct: select, join
-- kind: full_text_table
-- reads: dbo.tag, dbo.report
-- writes: dbo.tagpool
-- column: dbo.tag.tagname -> dbo.tagpool.tagname direct
-- column: dbo.tag.locked -> dbo.tagpool.* filter
SELECT DISTINCT t.TagName
INTO dbo.TagPool
FROM dbo.Tag AS t
CROSS JOIN SEMANTICKEYPHRASETABLE(dbo.Report, *) AS k
WHERE t.Locked = 0;
-- end

-- id: tsql_sources_007
-- dialect: tsql
-- construct: insert, join
-- kind: full_text_table
-- reads: dbo.part, dbo.maker
-- writes: dbo.parthit
-- column: dbo.part.partid -> dbo.parthit.partid direct
-- column: dbo.maker.name -> dbo.parthit.maker direct
-- column: dbo.maker.makerid -> dbo.parthit.* join
-- column: dbo.part.makerid -> dbo.parthit.* join
-- column: dbo.part.title -> dbo.parthit.* filter
-- column: dbo.part.descr -> dbo.parthit.* filter
-- column: dbo.maker.profile -> dbo.parthit.* filter
INSERT INTO dbo.PartHit (PartId, Maker)
SELECT p.PartId, m.Name
FROM dbo.Part AS p
INNER JOIN dbo.Maker AS m ON m.MakerId = p.MakerId
WHERE CONTAINS((p.Title, p.Descr), N'rust AND paint') OR FREETEXT(m.Profile, N'steel');
-- end

-- id: tsql_sources_008
-- dialect: tsql
-- construct: procedure, merge
-- kind: rowset_function
-- writes: dbo.stock
-- column: dbo.stock.sku -> dbo.stock.* join
CREATE PROCEDURE dbo.ImportStock @doc nvarchar(max) AS
BEGIN
  DECLARE @h int;
  EXEC sp_xml_preparedocument @h OUTPUT, @doc;
  MERGE dbo.Stock AS t
  USING OPENXML(@h, N'/stock/item', 2) WITH (Sku varchar(20), Pieces int 'qty') AS x
  ON t.Sku = x.Sku
  WHEN MATCHED THEN UPDATE SET t.Pieces = x.Pieces
  WHEN NOT MATCHED THEN INSERT (Sku, Pieces) VALUES (x.Sku, x.Pieces);
  EXEC sp_xml_removedocument @h;
END
-- end

-- id: tsql_sources_009
-- dialect: tsql
-- construct: insert, cte
-- kind: rowset_function
-- reads: bank.loan
-- writes: bank.scoredloan
-- column: bank.loan.loanid -> bank.scoredloan.loanid direct
-- column: bank.loan.isopen -> bank.scoredloan.* filter
WITH feat AS (
  SELECT l.LoanId, l.Income, l.Debt FROM bank.Loan AS l WHERE l.IsOpen = 1
)
INSERT INTO bank.ScoredLoan (LoanId)
SELECT d.LoanId
FROM PREDICT(MODEL = @model, DATA = feat AS d, RUNTIME = ONNX) WITH (Risk float) AS p;
-- end

-- id: tsql_sources_010
-- dialect: tsql
-- construct: insert, join, external_table
-- kind: rowset_function
-- reads: shop.item
-- writes: shop.priceimport
-- column: shop.item.itemid -> shop.priceimport.itemid direct
-- column: shop.item.sku -> shop.priceimport.* join
INSERT INTO shop.PriceImport (ItemId, Price)
SELECT i.ItemId, f.Price
FROM OPENROWSET(BULK 'in/prices.csv', DATA_SOURCE = 'Lake', FORMAT = 'CSV', FIRSTROW = 2)
     WITH (Sku varchar(20), Price decimal(9, 2)) AS f
INNER JOIN shop.Item AS i ON i.Sku = f.Sku
WHERE f.Price > 0;
-- end

-- id: tsql_sources_011
-- dialect: tsql
-- construct: insert, join
-- kind: rowset_function
-- reads: dbo.product
-- writes: sync.productqueue
-- column: dbo.product.productid -> sync.productqueue.productid direct
-- column: dbo.product.name -> sync.productqueue.name direct
-- column: dbo.product.productid -> sync.productqueue.* join
INSERT INTO sync.ProductQueue (ProductId, Name)
SELECT p.ProductId, p.Name
FROM CHANGETABLE(CHANGES dbo.Product, @since) AS ct
INNER JOIN dbo.Product AS p ON p.ProductId = ct.ProductId;
-- end

-- id: tsql_sources_012
-- dialect: tsql
-- construct: select, join, quoted_name
-- kind: rowset_function
-- reads: ml.predict, ml.OpenXml
-- writes: ml.runreport
-- column: ml.predict.runid -> ml.runreport.runid direct
-- column: ml.predict.score -> ml.runreport.score direct
-- column: ml.OpenXml.label -> ml.runreport.label direct
-- column: ml.OpenXml.runid -> ml.runreport.* join
-- column: ml.predict.runid -> ml.runreport.* join
SELECT p.RunId, p.Score, o.Label
INTO ml.RunReport
FROM ml.Predict AS p WITH (NOLOCK)
LEFT JOIN ml.[OpenXml] AS o WITH (NOLOCK, INDEX(ix_run)) ON o.RunId = p.RunId;
-- end

-- id: tsql_sources_013
-- dialect: tsql
-- construct: insert, update, join
-- kind: dml_as_table
-- reads: bank.account, bank.reward
-- writes: bank.account, bank.balancelog
-- column: bank.account.balance -> bank.account.balance direct
-- column: bank.reward.bonus -> bank.account.balance direct
-- column: bank.reward.accountid -> bank.account.* join
-- column: bank.account.accountid -> bank.account.* join
-- column: bank.reward.paid -> bank.account.* filter
-- column: bank.account.accountid -> bank.balancelog.accountid direct
-- column: bank.account.balance -> bank.balancelog.was direct
-- column: bank.account.balance -> bank.balancelog.becomes direct
-- column: bank.reward.accountid -> bank.balancelog.* join
-- column: bank.account.accountid -> bank.balancelog.* join
-- column: bank.reward.paid -> bank.balancelog.* filter
-- column: bank.account.balance -> bank.balancelog.* filter
INSERT INTO bank.BalanceLog (AccountId, Was, Becomes)
SELECT u.Acc, u.OldBalance, u.NewBalance
FROM (
  UPDATE a SET a.Balance = a.Balance + r.Bonus
  OUTPUT inserted.AccountId, deleted.Balance, inserted.Balance
  FROM bank.Account AS a
  INNER JOIN bank.Reward AS r ON r.AccountId = a.AccountId
  WHERE r.Paid = 0
) AS u (Acc, OldBalance, NewBalance)
WHERE u.NewBalance > 1000;
-- end

-- id: tsql_sources_014
-- dialect: tsql
-- construct: insert, merge, subquery
-- kind: dml_as_table
-- reads: stg.customer, dw.customer
-- writes: dw.customer, dw.customerhistory
-- column: stg.customer.customerno -> dw.customer.customerno direct
-- column: stg.customer.city -> dw.customer.city direct
-- column: dw.customer.customerno -> dw.customer.* join
-- column: stg.customer.customerno -> dw.customer.* join
-- column: stg.customer.batchid -> dw.customer.* filter
-- column: dw.customer.city -> dw.customer.* filter
-- column: stg.customer.city -> dw.customer.* filter
-- column: dw.customer.customerno -> dw.customerhistory.customerno direct
-- column: dw.customer.city -> dw.customerhistory.oldcity direct
-- column: dw.customer.customerno -> dw.customerhistory.* join
-- column: stg.customer.customerno -> dw.customerhistory.* join
-- column: stg.customer.batchid -> dw.customerhistory.* filter
-- column: dw.customer.city -> dw.customerhistory.* filter
-- column: stg.customer.city -> dw.customerhistory.* filter
INSERT INTO dw.CustomerHistory (CustomerNo, OldCity)
SELECT ch.CustomerNo, ch.OldCity
FROM (
  MERGE INTO dw.Customer AS t
  USING (SELECT c.CustomerNo, c.City FROM stg.Customer AS c WHERE c.BatchId = 7) AS s
  ON t.CustomerNo = s.CustomerNo
  WHEN MATCHED AND t.City <> s.City THEN UPDATE SET t.City = s.City
  WHEN NOT MATCHED THEN INSERT (CustomerNo, City) VALUES (s.CustomerNo, s.City)
  OUTPUT $action AS Act, inserted.CustomerNo, deleted.City AS OldCity
) AS ch
WHERE ch.Act = 'UPDATE';
-- end

-- id: tsql_sources_015
-- dialect: tsql
-- construct: insert, procedure, aggregate
-- kind: dml_as_table
-- reads: web.cart, sales.orders
-- writes: sales.orders, audit.bigorder
-- column: web.cart.customerid -> sales.orders.customerid direct
-- column: web.cart.amount -> sales.orders.total direct
-- column: web.cart.checkedout -> sales.orders.* filter
-- column: web.cart.customerid -> sales.orders.* group
-- column: sales.orders.orderid -> audit.bigorder.orderid direct
-- column: sales.orders.total -> audit.bigorder.total direct
-- column: web.cart.checkedout -> audit.bigorder.* filter
-- column: web.cart.customerid -> audit.bigorder.* group
-- column: sales.orders.total -> audit.bigorder.* filter
CREATE PROCEDURE sales.TakeCarts AS
BEGIN
  INSERT INTO audit.BigOrder (OrderId, Total)
  SELECT n.OrderId, n.Total
  FROM (
    INSERT INTO sales.Orders (CustomerId, Total)
    OUTPUT inserted.OrderId, inserted.Total
    SELECT w.CustomerId, SUM(w.Amount) FROM web.Cart AS w WHERE w.CheckedOut = 1 GROUP BY w.CustomerId
  ) AS n
  WHERE n.Total > 5000;
END
-- end

-- id: tsql_sources_016
-- dialect: tsql
-- construct: insert, join, quoted_name
-- kind: dml_as_table
-- reads: Delete, ops.reason
-- writes: ops.removal
-- column: Delete.id -> ops.removal.id direct
-- column: ops.reason.txt -> ops.removal.reason direct
-- column: ops.reason.reasonid -> ops.removal.* join
-- column: Delete.reasonid -> ops.removal.* join
-- column: Delete.done -> ops.removal.* filter
INSERT INTO ops.Removal (Id, Reason)
SELECT d.Id, r.Txt
FROM ([Delete] AS d INNER JOIN ops.Reason AS r ON r.ReasonId = d.ReasonId)
WHERE d.Done = 0;
-- end

-- id: tsql_sources_017
-- dialect: tsql
-- construct: insert, cte, join
-- kind: openquery_target
-- reads: fin.posting, dbo.approved
-- writes: stage.posting_in
-- column: fin.posting.id -> stage.posting_in.posting_id direct
-- column: fin.posting.eur -> stage.posting_in.amount direct
-- column: fin.posting.state -> stage.posting_in.* filter
-- column: dbo.approved.postingid -> stage.posting_in.* join
-- column: fin.posting.id -> stage.posting_in.* join
WITH fresh AS (
  SELECT q.id, q.eur
  FROM OPENQUERY(LEDGER, 'SELECT id, eur FROM fin.posting WHERE state = ''open''') AS q
)
INSERT OPENQUERY(ORA_DW, 'SELECT posting_id, amount FROM stage.posting_in WHERE 1 = 0')
SELECT f.id, f.eur
FROM fresh AS f
INNER JOIN dbo.Approved AS a ON a.PostingId = f.id;
-- end

-- id: tsql_sources_018
-- dialect: tsql
-- construct: insert, select
-- kind: openquery_target
-- reads: ops.job
-- writes: ops.jobtext
-- column: ops.job.name -> ops.jobtext.jobname direct
-- column: ops.job.owner -> ops.jobtext.sqltext direct
-- column: ops.job.command -> ops.jobtext.* filter
INSERT INTO ops.JobText (JobName, SqlText)
SELECT j.Name, CONCAT('SELECT id, v FROM hr.inbox WHERE owner = ''', j.Owner, '''')
FROM ops.Job AS j
WHERE j.Command LIKE 'INSERT INTO OPENQUERY(%';
-- end

-- id: tsql_sources_019
-- dialect: tsql
-- construct: select, join
-- kind: natural_join
-- reads: dbo.site, dbo.reading
-- writes: dbo.sitereading
-- column: dbo.site.sitename -> dbo.sitereading.sitename direct
-- column: dbo.reading.val -> dbo.sitereading.val direct
-- column: dbo.reading.siteid -> dbo.sitereading.* join
-- column: dbo.site.siteid -> dbo.sitereading.* join
SELECT natural.SiteName, r.Val
INTO dbo.SiteReading
FROM dbo.Site natural JOIN dbo.Reading AS r ON r.SiteId = natural.SiteId;
-- end

-- id: tsql_sources_020
-- dialect: tsql
-- construct: select, subquery
-- kind: scalar_comparison
-- reads: sales.orders, sales.orderhist
-- writes: sales.ordersize
-- column: sales.orders.orderno -> sales.ordersize.orderno direct
-- column: sales.orders.tag -> sales.ordersize.size direct
-- column: sales.orders.amount -> sales.ordersize.* filter
-- column: sales.orderhist.amount -> sales.ordersize.* filter
SELECT o.OrderNo,
       CASE WHEN o.Amount > (SELECT AVG(h.Amount) FROM sales.OrderHist AS h) THEN 'big' ELSE o.Tag END AS Size
INTO sales.OrderSize
FROM sales.Orders AS o;
-- end
