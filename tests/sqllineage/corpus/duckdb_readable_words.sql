-- id: duckdb_readable_words_001
-- dialect: duckdb
-- construct: ctas
-- kind: readable_words
-- reads: a
-- writes: b
-- column: a.* -> b.* direct
CREATE TABLE b AS TABLE a;
-- end
