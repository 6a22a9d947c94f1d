-- id: databricks_identifier_column_01
-- dialect: databricks
-- construct: insert
-- kind: identifier_column
-- reads: m.t
-- writes: m.x
-- column: m.t.a -> m.x.p direct
-- column: m.t.b -> m.x.q direct
-- column: m.t.c -> m.x.* filter
-- column: m.t.b -> m.x.* group
INSERT INTO m.x (p, q)
SELECT max(IDENTIFIER('t.a')), IDENTIFIER('b') FROM m.t t WHERE IDENTIFIER('c') > 0 GROUP BY IDENTIFIER('b');
-- end

-- id: databricks_identifier_column_02
-- dialect: databricks
-- construct: select, function
-- kind: identifier_column
-- reads: m.t
-- column: m.t.a -> <result>.x direct
SELECT IDENTIFIER('upper')(a) AS x FROM m.t;
-- end
