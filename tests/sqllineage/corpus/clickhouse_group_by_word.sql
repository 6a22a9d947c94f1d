-- id: clickhouse_group_by_word_01
-- dialect: clickhouse
-- construct: insert
-- reads: s
-- dropped: 1
INSERT INTO t (z) SELECT max(b) FROM s GROUP BY sample
-- end
