-- id: clickhouse_named_like_file_more_001
-- dialect: clickhouse
-- construct: insert, quoted_name
-- kind: named_like_file
-- writes: o
INSERT INTO o (a) SELECT a FROM "d.tsv";
-- end
