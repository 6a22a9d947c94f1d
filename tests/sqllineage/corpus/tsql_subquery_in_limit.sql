-- id: tsql_subquery_in_limit_001
-- dialect: tsql
-- construct: insert, subquery
-- kind: subquery_in_limit
-- reads: dbo.pickconfig, dbo.ranking
-- writes: dbo.toppick
-- column: dbo.ranking.sku -> dbo.toppick.sku direct
-- column: dbo.ranking.score -> dbo.toppick.score direct
-- column: dbo.ranking.score -> dbo.toppick.* sort
INSERT INTO dbo.TopPick (Sku, Score)
SELECT TOP (SELECT PickCount FROM dbo.PickConfig WHERE Active = 1) r.Sku, r.Score
FROM dbo.Ranking AS r
ORDER BY r.Score DESC;
-- end

-- id: tsql_subquery_in_limit_002
-- dialect: tsql
-- construct: delete, subquery
-- kind: subquery_in_limit
-- reads: ops.purgelimit
-- writes: ops.eventlog
-- column: ops.eventlog.loggedat -> ops.eventlog.* filter
DELETE TOP (SELECT MaxRows FROM ops.PurgeLimit WHERE TableName = 'EventLog')
FROM ops.EventLog
WHERE LoggedAt < '2020-01-01';
-- end

-- id: tsql_subquery_in_limit_003
-- dialect: tsql
-- construct: merge, subquery
-- kind: subquery_in_limit
-- reads: ops.batchsize, stg.parcel
-- writes: dbo.parcel
-- column: stg.parcel.id -> dbo.parcel.* join
-- column: dbo.parcel.id -> dbo.parcel.* join
-- column: stg.parcel.weight -> dbo.parcel.weight direct
MERGE TOP ((SELECT n FROM ops.BatchSize)) INTO dbo.Parcel AS p
USING stg.Parcel AS s ON s.Id = p.Id
WHEN MATCHED THEN UPDATE SET p.Weight = s.Weight;
-- end

-- id: tsql_subquery_in_limit_004
-- dialect: tsql
-- construct: update, insert, script
-- kind: subquery_in_limit
-- reads: ops.batchsize, ops.firstpage, dbo.mail
-- writes: dbo.mail, dbo.mailpage
-- column: dbo.mail.sent -> dbo.mail.* filter
-- column: dbo.mail.subject -> dbo.mailpage.subject direct
-- column: dbo.mail.received -> dbo.mailpage.* sort
UPDATE TOP (SELECT n FROM ops.BatchSize) dbo.Mail SET Queued = 1 WHERE Sent = 0;
INSERT INTO dbo.MailPage (Subject)
SELECT m.Subject FROM dbo.Mail AS m
ORDER BY m.Received
OFFSET (SELECT f.Skip FROM ops.FirstPage AS f) ROWS FETCH NEXT (SELECT f.PageSize FROM ops.FirstPage AS f) ROWS ONLY;
-- end
