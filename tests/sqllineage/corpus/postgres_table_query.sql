-- id: postgres_table_query_01
-- dialect: postgres
-- construct: copy, script
-- kind: table_query
-- reads: s.t, s.y
-- writes: s.x
-- column: s.y.* -> s.x.* direct
COPY (TABLE s.t) TO '/tmp/x.csv';
CREATE TABLE s.x AS TABLE s.y WITH NO DATA;
-- end
