-- id: mysql_emptied_again_001
-- dialect: mysql
-- construct: script,temp_table,loop
-- kind: emptied_again
-- reads: s.bus, s.tram
-- writes: r.tram
-- column: s.tram.line -> r.tram.line direct
-- column: s.bus.line -> r.tram.line direct
CREATE PROCEDURE p()
BEGIN
  CREATE TEMPORARY TABLE t (line INT);
  INSERT INTO t SELECT line FROM s.bus;
  WHILE @i < 3 DO
    INSERT INTO r.tram (line) SELECT line FROM t;
    DELETE FROM t;
    INSERT INTO t SELECT line FROM s.tram;
  END WHILE;
END;
-- end
