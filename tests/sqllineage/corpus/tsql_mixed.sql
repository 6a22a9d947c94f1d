-- id: tsql_mixed_001
-- dialect: tsql
-- construct: procedure, variable, loop
-- reads: etl.queue, stg.fact
-- writes: dw.fact, etl.queue
-- column: stg.fact.id -> dw.fact.id direct
-- column: stg.fact.val -> dw.fact.val direct
-- column: stg.fact.batch -> dw.fact.* filter
-- column: etl.queue.batch -> dw.fact.* filter
-- column: etl.queue.done -> dw.fact.* filter
-- column: etl.queue.batch -> dw.fact.* sort
-- column: etl.queue.batch -> etl.queue.* filter
-- column: etl.queue.done -> etl.queue.* filter
-- column: etl.queue.batch -> etl.queue.* sort
CREATE PROCEDURE etl.Drain AS
BEGIN
  DECLARE @b int;
  WHILE EXISTS (SELECT 1 FROM etl.Queue WHERE Done = 0)
  BEGIN
    SELECT TOP (1) @b = Batch FROM etl.Queue WHERE Done = 0 ORDER BY Batch;
    INSERT dw.Fact (Id, Val) SELECT Id, Val FROM stg.Fact WHERE Batch = @b;
    UPDATE etl.Queue SET Done = 1 WHERE Batch = @b;
    IF @@ERROR <> 0 BREAK;
  END
END
-- end

-- id: tsql_mixed_002
-- dialect: tsql
-- construct: delete, no_semicolon, temp_table
-- reads: dbo.a, dbo.b
-- writes: dbo.a, dbo.c
-- column: dbo.a.id -> dbo.a.* filter
-- column: dbo.b.aid -> dbo.a.* filter
-- column: dbo.a.id -> dbo.c.id direct
-- column: dbo.a.nm -> dbo.c.nm direct
-- column: dbo.a.id -> dbo.c.* filter
-- column: dbo.b.aid -> dbo.c.* filter
select aid into #x from dbo.b
delete a output deleted.id, deleted.nm into dbo.c (id, nm) from dbo.a as a where a.id in (select aid from #x)
drop table #x
-- end

-- id: tsql_mixed_003
-- dialect: tsql
-- construct: view, union, star
-- schema: {"tables": {"dbo.p": ["Id", "Nm"], "dbo.q": ["Key", "Name", "X"]}}
-- reads: dbo.p, dbo.q
-- writes: dbo.v
-- column: dbo.p.Id -> dbo.v.id direct
-- column: dbo.q.Key -> dbo.v.id direct
-- column: dbo.p.Nm -> dbo.v.nm direct
-- column: dbo.q.Name -> dbo.v.nm direct
-- column: dbo.q.X -> dbo.v.* filter
CREATE VIEW dbo.v (id, nm) AS
SELECT * FROM dbo.p
UNION
SELECT q.[Key], q.Name FROM dbo.q AS q WHERE q.X IS NOT NULL
-- end
