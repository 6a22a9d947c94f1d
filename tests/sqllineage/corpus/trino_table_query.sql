-- id: trino_table_query_01
-- dialect: trino
-- construct: insert, star
-- kind: table_query
-- reads: s.y
-- writes: s.x
-- column: s.y.* -> s.x.* direct
INSERT INTO s.x TABLE s.y;
-- end
