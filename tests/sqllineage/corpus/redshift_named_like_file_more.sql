-- id: redshift_named_like_file_more_001
-- dialect: redshift
-- construct: insert, quoted_name
-- kind: named_like_file
-- reads: spectrum."day.parquet"
-- writes: o
-- column: spectrum."day.parquet".a -> o.a direct
INSERT INTO o (a) SELECT s.a FROM spectrum."day.parquet" s;
-- end
