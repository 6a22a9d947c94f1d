-- id: bigquery_emptied_and_refilled_001
-- dialect: bigquery
-- construct: script,temp_table,delete
-- kind: emptied_and_refilled
-- reads: s.bus, s.tram
-- writes: r.tram
-- column: s.tram.line -> r.tram.line direct
CREATE TEMP TABLE work AS SELECT line FROM s.bus;
DELETE FROM work WHERE TRUE;
INSERT INTO work (line) SELECT line FROM s.tram;
INSERT INTO r.tram (line) SELECT line FROM work;
-- end
