-- id: snowflake_emptied_again_001
-- dialect: snowflake
-- construct: script,temp_table
-- kind: emptied_again
-- reads: s.bus, s.tram
-- writes: r.tram
-- column: s.tram.line -> r.tram.line direct
CREATE TEMPORARY TABLE t (line INT);
INSERT INTO t SELECT line FROM s.bus;
TRUNCATE t;
INSERT INTO t SELECT line FROM s.tram;
INSERT INTO r.tram (line) SELECT line FROM t;
-- end
