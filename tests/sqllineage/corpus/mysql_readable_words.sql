-- id: mysql_readable_words_001
-- dialect: mysql
-- construct: insert
-- kind: readable_words
-- reads: m.a
-- writes: m.b
-- column: m.a.* -> m.b.* direct
INSERT INTO m.b TABLE m.a LIMIT 10;
-- end
