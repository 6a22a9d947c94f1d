-- id: databricks_named_like_file_001
-- dialect: databricks
-- construct: insert, quoted_name
-- kind: named_like_file
-- reads: raw.`d.csv`
-- writes: o
-- column: raw.`d.csv`.a -> o.a direct
INSERT INTO o (a) SELECT a FROM raw.`d.csv`;
-- end
