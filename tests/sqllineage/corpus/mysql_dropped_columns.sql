-- id: mysql_dropped_columns_001
-- dialect: mysql
-- construct: script, insert, star
-- kind: dropped_columns
-- reads: s.x
-- writes: s.y
-- column: s.x.* -> s.y.* direct
CREATE TABLE s.x (a INT, b INT);
DROP TABLE IF EXISTS s.x, s.z;
INSERT INTO s.y SELECT * FROM s.x;
-- end
