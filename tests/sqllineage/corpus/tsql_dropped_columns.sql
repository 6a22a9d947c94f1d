-- id: tsql_dropped_columns_001
-- dialect: tsql
-- construct: script, insert
-- kind: dropped_columns
-- reads: dbo.src
-- writes: dbo.x
-- column: dbo.src.c -> dbo.x.c direct
CREATE TABLE dbo.x (a int, b int);
GO
DROP TABLE dbo.x;
GO
INSERT INTO dbo.x SELECT c FROM dbo.src;
-- end
