-- id: tsql_json_each_columns_01
-- dialect: tsql
-- construct: insert, star
-- reads: dbo.a
-- writes: dbo.t
-- column: dbo.a.csv -> dbo.t.value direct
INSERT INTO dbo.t SELECT s.* FROM dbo.a AS a CROSS APPLY STRING_SPLIT(a.csv, ',') AS s;
-- end
