-- id: snowflake_word_behind_dot_01
-- dialect: snowflake
-- construct: insert
-- reads: s
-- writes: t
-- column: s.from -> t.a direct
-- column: s.order -> t.* filter
-- column: s.group -> t.* group
INSERT INTO t (a) SELECT s.from FROM s WHERE s.order = 1 GROUP BY s.group
-- end
