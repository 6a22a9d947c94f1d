-- id: mysql_trailing_text_001
-- dialect: mysql
-- construct: broken,delete
-- kind: trailing_text
-- dropped: 1
CREATE EVENT tidy ON SCHEDULE EVERY 2 DAY STRATS '2024-01-01' DO DELETE FROM visit WHERE age > 9;
-- end

-- id: mysql_trailing_text_002
-- dialect: mysql
-- construct: broken,insert
-- kind: trailing_text
-- reads: s
-- writes: k
-- dropped: 1
-- column: s.a -> k.a direct
INSERT INTO t (a) VALUES (1), (2), ;
INSERT INTO k (a) SELECT a FROM s;
-- end

-- id: mysql_trailing_text_003
-- dialect: mysql
-- construct: broken,select,insert
-- kind: trailing_text
-- dropped: 1
INSERT INTO t (a) SELECT FROM s WHERE b = 1;
-- end
