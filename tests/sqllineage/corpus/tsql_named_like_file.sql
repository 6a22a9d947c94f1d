-- id: tsql_named_like_file_001
-- dialect: tsql
-- construct: insert, quoted_name
-- kind: named_like_file
-- reads: raw.[title.crew.tsv.gz]
-- writes: dbo.o
-- column: raw.[title.crew.tsv.gz].a -> dbo.o.a direct
INSERT INTO dbo.o (a) SELECT a FROM Raw.[title.crew.tsv.gz];
-- end
