-- id: oracle_column_spelling_more_001
-- dialect: oracle
-- construct: insert,quoted_name
-- kind: column_spelling
-- reads: s
-- writes: t
-- column: s.ID -> t.a direct
-- column: s.ID -> t.* filter
INSERT INTO t (a) SELECT "ID" FROM s WHERE id > 1;
-- end
