-- id: spark_table_behind_01
-- dialect: spark
-- construct: multi_insert
-- kind: table_behind
-- reads: s.t
-- writes: s.a, s.b
-- column: s.t.x -> s.a.x direct
-- column: s.t.y -> s.b.y direct
FROM (TABLE s.t) q INSERT INTO s.a SELECT q.x INSERT INTO s.b SELECT q.y;
-- end

-- id: spark_table_behind_02
-- dialect: spark
-- construct: merge, subquery
-- kind: table_behind
-- reads: s.u
-- writes: s.t
-- column: s.u.a -> s.t.a direct
-- column: s.u.id -> s.t.* join
-- column: s.t.id -> s.t.* join
MERGE INTO s.t USING (TABLE s.u) u ON u.id = s.t.id WHEN MATCHED THEN UPDATE SET a = u.a;
-- end
