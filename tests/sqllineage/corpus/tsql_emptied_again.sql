-- id: tsql_emptied_again_001
-- dialect: tsql
-- construct: script,temp_table
-- kind: emptied_again
-- reads: s.bus, s.tram
-- writes: r.bus, r.tram
-- column: s.bus.line -> r.bus.line direct
-- column: s.tram.line -> r.tram.line direct
DECLARE @t TABLE (line int);
INSERT INTO @t SELECT line FROM s.bus;
INSERT INTO r.bus (line) SELECT line FROM @t;
DELETE @t;
INSERT INTO @t SELECT line FROM s.tram;
INSERT INTO r.tram (line) SELECT line FROM @t;
-- end

-- id: tsql_emptied_again_002
-- dialect: tsql
-- construct: script,temp_table,procedure
-- kind: emptied_again
-- reads: s.bus, s.tram
-- writes: r.tram
-- column: s.tram.line -> r.tram.line direct
CREATE PROCEDURE dbo.p AS
BEGIN
  SELECT line INTO #t FROM s.bus;
  TRUNCATE TABLE #t;
  INSERT #t SELECT line FROM s.tram;
  INSERT r.tram (line) SELECT line FROM #t;
END
-- end
