-- id: tsql_statements_001
-- dialect: tsql
-- construct: ddl, script, delete, join
-- kind: alter_on_action
-- reads: dbo.client
-- writes: dbo.invoice
-- column: dbo.client.clientid -> dbo.invoice.* join
-- column: dbo.invoice.clientid -> dbo.invoice.* join
-- column: dbo.client.blocked -> dbo.invoice.* filter
ALTER TABLE [dbo].[Invoice] WITH CHECK ADD CONSTRAINT [FK_Invoice_Client] FOREIGN KEY([ClientId])
REFERENCES [dbo].[Client] ([ClientId])
ON UPDATE CASCADE
ON DELETE CASCADE
GO
ALTER TABLE [dbo].[Invoice] CHECK CONSTRAINT [FK_Invoice_Client]
GO
DELETE i FROM dbo.Invoice AS i JOIN dbo.Client AS c ON c.ClientId = i.ClientId WHERE c.Blocked = 1
GO
-- end

-- id: tsql_statements_002
-- dialect: tsql
-- construct: insert, join
-- kind: insert_top_percent
-- reads: dbo.respondent, dbo.region
-- writes: dbo.surveysample
-- column: dbo.respondent.respondentid -> dbo.surveysample.respondentid direct
-- column: dbo.region.name -> dbo.surveysample.region direct
-- column: dbo.region.regionid -> dbo.surveysample.* join
-- column: dbo.respondent.regionid -> dbo.surveysample.* join
-- column: dbo.respondent.optout -> dbo.surveysample.* filter
-- column: dbo.respondent.joinedat -> dbo.surveysample.* sort
INSERT TOP (10) PERCENT dbo.SurveySample WITH (TABLOCK) (RespondentId, Region)
SELECT r.RespondentId, g.Name
FROM dbo.Respondent AS r
INNER JOIN dbo.Region AS g ON g.RegionId = r.RegionId
WHERE r.OptOut = 0
ORDER BY r.JoinedAt DESC;
-- end

-- id: tsql_statements_003
-- dialect: tsql
-- construct: insert, variable
-- kind: insert_top_percent
-- reads: prod.lot, qa.probe
-- writes: qa.probe, qa.probelog
-- column: prod.lot.lotno -> qa.probe.lotno direct
-- column: prod.lot.weight -> qa.probe.weight direct
-- column: prod.lot.released -> qa.probe.* filter
-- column: prod.lot.released -> qa.probelog.* filter
-- column: qa.probe.lotno -> qa.probelog.lotno direct
DECLARE @share float = 2.5;
INSERT TOP (@share) PERCENT INTO qa.Probe (LotNo, Weight)
OUTPUT inserted.LotNo, SYSDATETIME() INTO qa.ProbeLog (LotNo, LoggedAt)
SELECT l.LotNo, l.Weight FROM prod.Lot AS l WHERE l.Released = 1;
-- end

-- id: tsql_statements_004
-- dialect: tsql
-- construct: update, delete, join, script
-- kind: insert_top_percent
-- reads: shop.promo
-- writes: shop.subscription, shop.cart
-- column: shop.promo.rate -> shop.subscription.discount direct
-- column: shop.promo.planid -> shop.subscription.* join
-- column: shop.subscription.planid -> shop.subscription.* join
-- column: shop.subscription.renewsat -> shop.subscription.* filter
-- column: shop.cart.touchedat -> shop.cart.* filter
UPDATE TOP (15) PERCENT s
SET s.Discount = p.Rate
FROM shop.Subscription AS s
JOIN shop.Promo AS p ON p.PlanId = s.PlanId
WHERE s.RenewsAt < '2025-01-01';
DELETE TOP (5) PERCENT FROM shop.Cart WHERE TouchedAt < DATEADD(day, -60, GETDATE());
-- end

-- id: tsql_statements_005
-- dialect: tsql
-- construct: procedure, insert, cte, window, no_semicolon
-- kind: insert_top_percent
-- reads: dbo.ticket
-- writes: dbo.winner, dbo.lottery
-- column: dbo.ticket.ticketno -> dbo.winner.ticketno direct
-- column: dbo.ticket.holder -> dbo.winner.holder direct
-- column: dbo.ticket.holder -> dbo.winner.* window
-- column: dbo.ticket.boughtat -> dbo.winner.* window
-- column: dbo.lottery.drawn -> dbo.lottery.* filter
CREATE PROCEDURE dbo.DrawWinners @Pct decimal(5, 2)
AS
BEGIN
    SET NOCOUNT ON
    ;WITH ranked AS (
        SELECT t.TicketNo, t.Holder, ROW_NUMBER() OVER (PARTITION BY t.Holder ORDER BY t.BoughtAt) AS rn
        FROM dbo.Ticket AS t
    )
    INSERT TOP (@Pct) PERCENT INTO dbo.Winner (TicketNo, Holder)
    SELECT r.TicketNo, r.Holder FROM ranked AS r WHERE r.rn = 1
    DELETE FROM dbo.Lottery WHERE Drawn = 1
END
-- end

-- id: tsql_statements_006
-- dialect: tsql
-- construct: insert, quoted_name
-- kind: insert_top_percent
-- reads: dbo.rate
-- writes: Percent
-- column: dbo.rate.Percent -> Percent.Share direct
-- column: dbo.rate.validfrom -> Percent.* sort
INSERT TOP (25) [Percent] ([Share])
SELECT TOP (25) PERCENT r.[Percent] FROM dbo.Rate AS r ORDER BY r.ValidFrom DESC;
-- end

-- id: tsql_statements_007
-- dialect: tsql
-- construct: view, join, quoted_name
-- kind: alter_view_options
-- reads: hr.staff
-- writes: hr.vStaff
-- column: hr.staff.staffno -> hr.vStaff.StaffNo direct
-- column: hr.staff.fullname -> hr.vStaff.Boss direct
-- column: hr.staff.staffno -> hr.vStaff.* join
-- column: hr.staff.bossno -> hr.vStaff.* join
-- column: hr.staff.leftat -> hr.vStaff.* filter
ALTER VIEW [hr].[vStaff] ([StaffNo], [Boss])
WITH SCHEMABINDING, VIEW_METADATA
AS
SELECT s.StaffNo, b.FullName
FROM hr.Staff AS s
LEFT JOIN hr.Staff AS b ON b.StaffNo = s.BossNo
WHERE s.LeftAt IS NULL;
GO
-- end

-- id: tsql_statements_008
-- dialect: tsql
-- construct: script, update, join, quoted_name
-- kind: harmless_reported
-- reads: dbo.matchtotal
-- writes: Statistics
-- column: dbo.matchtotal.wins -> Statistics.wins direct
-- column: dbo.matchtotal.teamid -> Statistics.* join
-- column: Statistics.teamid -> Statistics.* join
-- column: dbo.matchtotal.season -> Statistics.* filter
UPDATE STATISTICS dbo.MatchResult WITH FULLSCAN;
ALTER INDEX ALL ON dbo.MatchResult REORGANIZE;
DBCC CHECKTABLE ('dbo.MatchResult') WITH NO_INFOMSGS;
UPDATE [Statistics]
SET Wins = m.Wins
FROM [Statistics]
JOIN dbo.MatchTotal AS m ON m.TeamId = [Statistics].TeamId
WHERE m.Season = 2024;
CHECKPOINT;
-- end
