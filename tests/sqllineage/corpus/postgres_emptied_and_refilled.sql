-- id: postgres_emptied_and_refilled_001
-- dialect: postgres
-- construct: script,temp_table,insert
-- kind: emptied_and_refilled
-- reads: s.bus, s.tram, s.ship
-- writes: r.tram
-- column: s.ship.line -> r.tram.line direct
CREATE TEMP TABLE work AS SELECT line FROM s.bus;
TRUNCATE work;
INSERT INTO work (line) SELECT line FROM s.tram;
DELETE FROM ONLY work;
INSERT INTO work (line) SELECT line FROM s.ship;
INSERT INTO r.tram (line) SELECT line FROM work;
-- end
