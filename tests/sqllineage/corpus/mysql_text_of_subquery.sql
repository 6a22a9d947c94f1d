-- id: mysql_text_of_subquery_001
-- dialect: mysql
-- construct: dynamic_sql, variable, ddl
-- kind: text_of_subquery
-- reads: information_schema.columns
SET @q = (SELECT IF(COUNT(*) > 0, 'ALTER TABLE t ADD c INT', 'SELECT 1') FROM information_schema.columns WHERE table_name = 't');
PREPARE stmt FROM @q;
EXECUTE stmt;
-- end

-- id: mysql_text_of_subquery_002
-- dialect: mysql
-- construct: dynamic_sql, variable, insert
-- kind: text_of_subquery
-- reads: information_schema.tables, t1, t2
-- writes: o
-- column: t1.a -> o.a direct
-- column: t2.a -> o.a direct
SET @q := (SELECT CASE WHEN COUNT(*) = 0 THEN 'INSERT INTO o (a) SELECT a FROM t1' ELSE 'INSERT INTO o (a) SELECT a FROM t2' END
  FROM information_schema.tables WHERE table_name = 't1');
PREPARE stmt FROM @q;
EXECUTE stmt;
-- end

-- id: mysql_text_of_subquery_003
-- dialect: mysql
-- construct: dynamic_sql, variable, insert
-- kind: text_of_subquery
-- reads: information_schema.tables, t1, t2
-- writes: o
-- column: t1.a -> o.a direct
-- column: t2.a -> o.a direct
SET @q = (SELECT CONCAT('INSERT INTO o (a) ', IF(COUNT(*) > 0, 'SELECT a FROM t1', 'SELECT a FROM t2')) AS q FROM information_schema.tables);
PREPARE stmt FROM @q;
EXECUTE stmt;
-- end

-- id: mysql_text_of_subquery_004
-- dialect: mysql
-- construct: dynamic_sql, variable, insert
-- kind: text_of_subquery
-- reads: information_schema.tables, t1
-- writes: o
-- column: t1.a -> o.a direct
SELECT IF(COUNT(*) > 0, 'INSERT INTO o (a) SELECT a FROM t1', 'SELECT 1') INTO @q FROM information_schema.tables;
PREPARE stmt FROM @q;
EXECUTE stmt;
-- end

-- id: mysql_text_of_subquery_005
-- dialect: mysql
-- construct: dynamic_sql, variable, ddl
-- kind: text_of_subquery
-- reads: information_schema.tables
-- dropped: 1
SET @q = (SELECT CONCAT('DROP TABLE ', table_name) FROM information_schema.tables LIMIT 1);
PREPARE stmt FROM @q;
EXECUTE stmt;
-- end
