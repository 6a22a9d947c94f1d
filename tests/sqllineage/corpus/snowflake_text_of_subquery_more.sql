-- id: snowflake_text_of_subquery_more_001
-- dialect: snowflake
-- construct: dynamic_sql, variable, insert
-- kind: text_of_subquery
-- reads: s.x, t1, t2
-- writes: o
-- column: t1.a -> o.a direct
-- column: t2.a -> o.a direct
SET q = (SELECT IFF(COUNT(*) > 0, 'INSERT INTO o (a) SELECT a FROM t1', 'INSERT INTO o (a) SELECT a FROM t2') FROM s.x);
EXECUTE IMMEDIATE $q;
-- end
