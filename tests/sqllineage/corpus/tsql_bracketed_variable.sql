-- id: tsql_bracketed_variable_001
-- dialect: tsql
-- construct: insert, join, variable
-- kind: bracketed_variable
-- reads: $(SrcDb).support.ticket, $(SrcDb).support.queue
-- writes: $(DwDb).dbo.factticket
-- column: $(SrcDb).support.ticket.ticketno -> $(DwDb).dbo.factticket.ticketno direct
-- column: $(SrcDb).support.ticket.openedat -> $(DwDb).dbo.factticket.minutes direct
-- column: $(SrcDb).support.ticket.closedat -> $(DwDb).dbo.factticket.minutes direct
-- column: $(SrcDb).support.queue.queueid -> $(DwDb).dbo.factticket.* join
-- column: $(SrcDb).support.ticket.queueid -> $(DwDb).dbo.factticket.* join
-- column: $(SrcDb).support.queue.internal -> $(DwDb).dbo.factticket.* filter
INSERT INTO [$(DwDb)].dbo.FactTicket (TicketNo, Minutes)
SELECT t.TicketNo, DATEDIFF(minute, t.OpenedAt, t.ClosedAt)
FROM [$(SrcDb)].support.Ticket AS t
JOIN [$(SrcDb)].support.Queue AS q ON q.QueueId = t.QueueId
WHERE q.Internal = 0;
GO
-- end

-- id: tsql_bracketed_variable_002
-- dialect: tsql
-- construct: script, delete, insert, variable
-- kind: bracketed_variable
-- reads: live_db.dbo.scan
-- writes: $(ArcDb).dbo.scan, live_db.dbo.scan
-- column: live_db.dbo.scan.scanid -> $(ArcDb).dbo.scan.scanid direct
-- column: live_db.dbo.scan.gate -> $(ArcDb).dbo.scan.gate direct
-- column: live_db.dbo.scan.scannedat -> $(ArcDb).dbo.scan.* filter
-- column: live_db.dbo.scan.scannedat -> live_db.dbo.scan.* filter
:setvar LiveDb live_db
:on error exit
INSERT INTO [$(ArcDb)].dbo.Scan (ScanId, Gate)
SELECT s.ScanId, s.Gate FROM [$(LiveDb)].dbo.Scan s WHERE s.ScannedAt < '$(CutOff)';
GO
DELETE FROM [$(LiveDb)].dbo.Scan WHERE ScannedAt < '$(CutOff)';
GO
-- end

-- id: tsql_bracketed_variable_003
-- dialect: tsql
-- construct: merge, variable, quoted_name
-- kind: bracketed_variable
-- reads: $(FeedDb).in.Country
-- writes: $(DatabaseName).ref.Country
-- column: $(FeedDb).in.Country.label -> $(DatabaseName).ref.Country.label direct
-- column: $(FeedDb).in.Country.code -> $(DatabaseName).ref.Country.code direct
-- column: $(DatabaseName).ref.Country.code -> $(DatabaseName).ref.Country.* join
-- column: $(FeedDb).in.Country.code -> $(DatabaseName).ref.Country.* join
-- column: $(FeedDb).in.Country.active -> $(DatabaseName).ref.Country.* filter
MERGE [$(DatabaseName)].[ref].[Country] AS t
USING (SELECT Code, Label FROM [$(FeedDb)].[in].[Country] WHERE Active = 1) AS s
ON t.Code = s.Code
WHEN MATCHED THEN UPDATE SET t.Label = s.Label
WHEN NOT MATCHED THEN INSERT (Code, Label) VALUES (s.Code, s.Label);
-- end

-- id: tsql_bracketed_variable_004
-- dialect: tsql
-- construct: view, join, variable
-- kind: bracketed_variable
-- reads: $(LinkedServer).$(ErpDb).dbo.salesline, $(ErpDb)_ref.dbo.item
-- writes: rpt.vsalesline
-- column: $(LinkedServer).$(ErpDb).dbo.salesline.lineid -> rpt.vsalesline.lineid direct
-- column: $(ErpDb)_ref.dbo.item.title -> rpt.vsalesline.itemtitle direct
-- column: $(ErpDb)_ref.dbo.item.itemno -> rpt.vsalesline.* join
-- column: $(LinkedServer).$(ErpDb).dbo.salesline.itemno -> rpt.vsalesline.* join
CREATE VIEW rpt.vSalesLine AS
SELECT l.LineId, i.Title AS ItemTitle
FROM [$(LinkedServer)].[$(ErpDb)].dbo.SalesLine AS l
LEFT JOIN [$(ErpDb)_ref].dbo.Item AS i ON i.ItemNo = l.ItemNo;
-- end
