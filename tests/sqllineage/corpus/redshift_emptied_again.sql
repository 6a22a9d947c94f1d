-- id: redshift_emptied_again_001
-- dialect: redshift
-- construct: script,temp_table
-- kind: emptied_again
-- reads: s.bus, s.tram
-- writes: r.tram
-- column: s.tram.line -> r.tram.line direct
CREATE TEMP TABLE t AS SELECT line FROM s.bus;
TRUNCATE TABLE t;
INSERT INTO t SELECT line FROM s.tram;
INSERT INTO r.tram (line) SELECT line FROM t;
-- end
