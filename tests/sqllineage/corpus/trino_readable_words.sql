-- id: trino_readable_words_001
-- dialect: trino
-- construct: insert
-- kind: readable_words
-- reads: m.a
-- writes: m.b
-- column: m.a.* -> m.b.* direct
INSERT INTO m.b TABLE m.a;
-- end
