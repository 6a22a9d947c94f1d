-- id: mysql_text_of_subquery_more_001
-- dialect: mysql
-- construct: dynamic_sql, variable, insert
-- kind: text_of_subquery
-- reads: x, t1
-- writes: o
-- column: t1.a -> o.a direct
-- dropped: 1
SET @q = (SELECT IF(COUNT(*) > 0, 'INSERT INTO o (a) SELECT a FROM t1', MAX(x.stmt)) FROM x);
PREPARE stmt FROM @q;
EXECUTE stmt;
-- end
