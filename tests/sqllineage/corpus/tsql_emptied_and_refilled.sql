-- id: tsql_emptied_and_refilled_001
-- dialect: tsql
-- construct: script,temp_table,insert
-- kind: emptied_and_refilled
-- reads: s.bus, s.tram
-- writes: r.bus, r.tram
-- column: s.bus.line -> r.bus.line direct
-- column: s.bus.live -> r.bus.* filter
-- column: s.tram.line -> r.tram.line direct
CREATE TABLE #work (line int);
INSERT INTO #work (line) SELECT line FROM s.bus WHERE live = 1;
INSERT INTO r.bus (line) SELECT line FROM #work;
TRUNCATE TABLE #work;
INSERT INTO #work (line) SELECT line FROM s.tram;
INSERT INTO r.tram (line) SELECT line FROM #work;
-- end

-- id: tsql_emptied_and_refilled_002
-- dialect: tsql
-- construct: script,table_variable,insert
-- kind: emptied_and_refilled
-- reads: s.bus, s.tram, s.ship
-- writes: r.tram
-- column: s.tram.line -> r.tram.line direct
-- column: s.ship.line -> r.tram.line direct
-- column: s.ship.closed -> r.tram.* filter
DECLARE @work TABLE (line int, closed bit);
INSERT @work (line) SELECT line FROM s.bus;
DELETE FROM @work;
INSERT @work (line) SELECT line FROM s.tram;
INSERT @work (line, closed) SELECT line, closed FROM s.ship;
DELETE w FROM @work w WHERE w.closed = 1;
INSERT INTO r.tram (line) SELECT line FROM @work;
-- end

-- id: tsql_emptied_and_refilled_003
-- dialect: tsql
-- construct: script,temp_table,loop
-- kind: emptied_and_refilled
-- reads: s.bus, s.tram
-- writes: r.tram
-- column: s.bus.line -> r.tram.line direct
-- column: s.tram.line -> r.tram.line direct
CREATE TABLE #work (line int);
INSERT INTO #work (line) SELECT line FROM s.bus;
IF @again = 1
    TRUNCATE TABLE #work;
INSERT INTO #work (line) SELECT line FROM s.tram;
INSERT INTO r.tram (line) SELECT line FROM #work;
-- end
