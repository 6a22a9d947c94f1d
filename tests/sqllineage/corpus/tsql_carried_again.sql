-- id: tsql_carried_again_001
-- dialect: tsql
-- construct: loop, temp_table, insert
-- kind: carried_value
-- reads: dbo.root, dbo.tree
-- writes: dbo.res
-- column: dbo.root.id -> dbo.res.id direct
-- column: dbo.tree.id -> dbo.res.id direct
CREATE TABLE #level (id int);
INSERT INTO #level SELECT r.id FROM dbo.root r;
WHILE EXISTS (SELECT 1 FROM #level)
BEGIN
  INSERT INTO dbo.res (id) SELECT id FROM #level;
  DELETE FROM #level;
  INSERT INTO #level SELECT t.id FROM dbo.tree t;
END
-- end

-- id: tsql_carried_again_002
-- dialect: tsql
-- construct: loop, insert, variable
-- kind: carried_value
-- reads: dbo.rates
-- writes: dbo.log
-- column: dbo.rates.pct -> dbo.log.pct_before direct
-- column: dbo.rates.pct -> dbo.log.pct direct
DECLARE @n int = 3, @before money, @now money;
WHILE @n > 0
BEGIN
  SELECT @now = r.pct FROM dbo.rates r;
  INSERT INTO dbo.log (pct, pct_before) VALUES (@now, @before);
  SELECT @before = @now;
  SET @n -= 1;
END
-- end
