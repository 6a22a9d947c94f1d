-- id: tsql_report_not_matched_by_source
-- dialect: tsql
-- construct: merge
-- reads: stg.part
-- writes: dbo.part
-- column: stg.part.no -> dbo.part.* join
-- column: dbo.part.no -> dbo.part.* join
-- column: stg.part.name -> dbo.part.name direct
-- column: stg.part.no -> dbo.part.no direct
-- column: dbo.part.active -> dbo.part.* filter
-- column: dbo.part.name -> dbo.part.oldname direct
MERGE INTO dbo.Part AS t
USING stg.Part AS s ON s.No = t.No
WHEN MATCHED THEN UPDATE SET Name = s.Name
WHEN NOT MATCHED BY TARGET THEN INSERT (No, Name) VALUES (No, Name)
WHEN NOT MATCHED BY SOURCE AND Active = 1 THEN UPDATE SET Active = 0, OldName = Name;
-- end

-- id: tsql_report_second_table_of_view
-- dialect: tsql
-- construct: update, subquery, join
-- reads: stg.target
-- writes: dbo.shop
-- column: stg.target.amount -> dbo.shop.goal direct
-- column: stg.target.shopid -> dbo.shop.* join
-- column: dbo.shop.shopid -> dbo.shop.* join
-- column: stg.target.Open -> dbo.shop.* filter
UPDATE x SET x.Goal = x.Amount
FROM (
    SELECT t.Amount, s.Goal
    FROM stg.Target AS t
    INNER JOIN dbo.Shop AS s ON s.ShopId = t.ShopId
    WHERE t.[Open] = 1
) AS x;
-- end

-- id: tsql_report_second_table_of_cte
-- dialect: tsql
-- construct: update, cte, join
-- reads: stg.fix
-- writes: dbo.unit
-- column: stg.fix.code -> dbo.unit.code direct
-- column: stg.fix.unitid -> dbo.unit.* join
-- column: dbo.unit.unitid -> dbo.unit.* join
WITH c AS (
    SELECT f.Code AS NewCode, u.Code AS OldCode
    FROM stg.Fix AS f
    JOIN dbo.Unit AS u ON u.UnitId = f.UnitId
)
UPDATE c SET OldCode = NewCode;
-- end
