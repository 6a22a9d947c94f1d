-- id: tsql_default_as_value_001
-- dialect: tsql
-- construct: merge
-- kind: default_as_value
-- reads: stg.tariff
-- writes: dbo.tariff
-- column: stg.tariff.code -> dbo.tariff.* join
-- column: dbo.tariff.code -> dbo.tariff.* join
-- column: stg.tariff.code -> dbo.tariff.code direct
MERGE dbo.Tariff AS t
USING stg.Tariff AS s ON t.Code = s.Code
WHEN NOT MATCHED THEN INSERT (Code, ValidFrom) VALUES (s.Code, DEFAULT);
-- end
