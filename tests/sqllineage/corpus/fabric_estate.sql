-- id: fabric_estate_001
-- dialect: fabric
-- construct: copy
-- writes: dbo.trip
COPY INTO dbo.trip (trip_id 1, fare 3, tip DEFAULT 0 4)
FROM 'https://acct.blob.core.windows.net/in/trips/*.csv.gz'
WITH (
    FILE_TYPE = 'CSV',
    COMPRESSION = 'GZIP',
    FIRSTROW = 2,
    MAXERRORS = 10,
    CREDENTIAL = (IDENTITY = 'Shared Access Signature', SECRET = 'sv=2022')
);
-- end

-- id: fabric_estate_002
-- dialect: fabric
-- construct: clone
-- reads: dbo.dimstore
-- writes: rpt.dimstore_20240630
-- column: dbo.dimstore.* -> rpt.dimstore_20240630.* direct
CREATE TABLE rpt.DimStore_20240630 AS CLONE OF dbo.DimStore AT '2024-06-30T22:00:00';
-- end

-- id: fabric_estate_003
-- dialect: fabric
-- construct: ctas, join
-- reads: bronze_lh.dbo.trips, bronze_lh.dbo.zones
-- writes: dbo.facttrip
-- column: bronze_lh.dbo.trips.tripid -> dbo.facttrip.tripid direct
-- column: bronze_lh.dbo.trips.pickupat -> dbo.facttrip.pickupdate direct
-- column: bronze_lh.dbo.zones.zonename -> dbo.facttrip.zonename direct
-- column: bronze_lh.dbo.zones.zoneid -> dbo.facttrip.* join
-- column: bronze_lh.dbo.trips.pickupzone -> dbo.facttrip.* join
-- column: bronze_lh.dbo.trips.fare -> dbo.facttrip.* filter
CREATE TABLE dbo.FactTrip
WITH (CLUSTER BY (PickupDate))
AS
SELECT t.TripId, CAST(t.PickupAt AS date) AS PickupDate, z.ZoneName
FROM bronze_lh.dbo.trips AS t
LEFT JOIN bronze_lh.dbo.zones AS z ON z.ZoneId = t.PickupZone
WHERE t.Fare > 0;
-- end

-- id: fabric_estate_004
-- dialect: fabric
-- construct: cte, join, select
-- reads: dbo.sensorreading, dbo.sensor
-- column: dbo.sensorreading.sensorid -> <result>.sensorid direct
-- column: dbo.sensorreading.celsius -> <result>.avgc direct
-- column: dbo.sensor.room -> <result>.room direct
-- column: dbo.sensorreading.celsius -> <result>.* filter
-- column: dbo.sensorreading.sensorid -> <result>.* group
-- column: dbo.sensor.sensorid -> <result>.* join
-- column: dbo.sensorreading.sensorid -> <result>.* join
WITH outer_q AS (
    WITH inner_q AS (
        SELECT s.SensorId, s.Celsius FROM dbo.SensorReading AS s WHERE s.Celsius IS NOT NULL
    )
    SELECT i.SensorId, AVG(i.Celsius) AS AvgC FROM inner_q AS i GROUP BY i.SensorId
)
SELECT o.SensorId, o.AvgC, d.Room
FROM outer_q AS o
INNER JOIN dbo.Sensor AS d ON d.SensorId = o.SensorId;
-- end

-- id: fabric_estate_005
-- dialect: fabric
-- construct: select, join, aggregate
-- reads: dbo.account, ref_wh.dbo.region
-- column: dbo.account.region -> <result>.region direct
-- column: dbo.account.balance -> <result>.total direct
-- column: ref_wh.dbo.region.regioncode -> <result>.* join
-- column: dbo.account.region -> <result>.* join
-- column: ref_wh.dbo.region.active -> <result>.* filter
-- column: dbo.account.region -> <result>.* group
-- column: dbo.account.balance -> <result>.* sort
SELECT a.Region, SUM(a.Balance) AS Total
FROM dbo.Account AS a
INNER JOIN ref_wh.dbo.Region AS r ON r.RegionCode = a.Region
WHERE r.Active = 1
GROUP BY a.Region
ORDER BY Total DESC
OPTION (FOR TIMESTAMP AS OF '2024-03-13T19:39:35.280');
-- end

-- id: fabric_estate_006
-- dialect: fabric
-- construct: insert, join, external_table
-- reads: dbo.site
-- writes: dbo.weather
-- column: dbo.site.sitename -> dbo.weather.sitename direct
-- column: dbo.site.siteid -> dbo.weather.* join
-- column: dbo.site.country -> dbo.weather.* filter
INSERT INTO dbo.Weather (StationId, TempC, SiteName)
SELECT w.station_id, w.temp_c, s.SiteName
FROM OPENROWSET(
        BULK 'https://acct.dfs.core.windows.net/raw/weather/*.parquet',
        FORMAT = 'PARQUET'
     ) WITH (station_id varchar(20), temp_c float, site_no int) AS w
INNER JOIN dbo.Site AS s ON s.SiteId = w.site_no
WHERE s.Country = 'NO';
-- end

-- id: fabric_estate_007
-- dialect: fabric
-- construct: procedure, temp_table, delete
-- reads: stg.sale, dbo.dimstore
-- writes: dbo.factsale
-- column: stg.sale.saleid -> dbo.factsale.saleid direct
-- column: dbo.dimstore.storekey -> dbo.factsale.storekey direct
-- column: stg.sale.amount -> dbo.factsale.amount direct
-- column: dbo.dimstore.storecode -> dbo.factsale.* join
-- column: stg.sale.storecode -> dbo.factsale.* join
-- column: stg.sale.loaddate -> dbo.factsale.* filter
-- column: stg.sale.saleid -> dbo.factsale.* filter
-- column: dbo.factsale.saleid -> dbo.factsale.* filter
CREATE PROCEDURE etl.LoadFactSale @LoadDate date
AS
BEGIN
    SET NOCOUNT ON;
    CREATE TABLE #new (SaleId bigint, StoreKey int, Amount decimal(12,2)) WITH (DISTRIBUTION = ROUND_ROBIN);
    INSERT INTO #new (SaleId, StoreKey, Amount)
    SELECT s.SaleId, d.StoreKey, s.Amount
    FROM stg.Sale AS s
    JOIN dbo.DimStore AS d ON d.StoreCode = s.StoreCode
    WHERE s.LoadDate = @LoadDate;

    DELETE FROM dbo.FactSale
    WHERE EXISTS (SELECT 1 FROM #new AS n WHERE n.SaleId = dbo.FactSale.SaleId);

    INSERT INTO dbo.FactSale (SaleId, StoreKey, Amount)
    SELECT n.SaleId, n.StoreKey, n.Amount FROM #new AS n;
END;
GO
-- end

-- id: fabric_estate_008
-- dialect: fabric
-- construct: merge
-- reads: stg.product
-- writes: dbo.dimproduct
-- column: stg.product.sku -> dbo.dimproduct.sku direct
-- column: stg.product.title -> dbo.dimproduct.title direct
-- column: stg.product.price -> dbo.dimproduct.price direct
-- column: dbo.dimproduct.sku -> dbo.dimproduct.* join
-- column: stg.product.sku -> dbo.dimproduct.* join
-- column: stg.product.isvalid -> dbo.dimproduct.* filter
-- column: dbo.dimproduct.price -> dbo.dimproduct.* filter
-- column: stg.product.price -> dbo.dimproduct.* filter
MERGE INTO dbo.DimProduct AS t
USING (SELECT p.Sku, p.Title, p.Price FROM stg.Product AS p WHERE p.IsValid = 1) AS s
ON t.Sku = s.Sku
WHEN MATCHED AND t.Price <> s.Price THEN
    UPDATE SET Title = s.Title, Price = s.Price
WHEN NOT MATCHED BY TARGET THEN
    INSERT (Sku, Title, Price) VALUES (s.Sku, s.Title, s.Price)
WHEN NOT MATCHED BY SOURCE THEN
    DELETE;
-- end

-- id: fabric_estate_009
-- dialect: fabric
-- construct: rename, ctas, script
-- reads: stg.ledger
-- writes: dbo.ledger
-- column: stg.ledger.entryid -> dbo.ledger.entryid direct
-- column: stg.ledger.amount -> dbo.ledger.amount direct
CREATE TABLE dbo.Ledger_new AS
SELECT l.EntryId, l.Amount FROM stg.Ledger AS l;
EXEC sp_rename 'dbo.Ledger', 'Ledger_old';
EXEC sp_rename 'dbo.Ledger_new', 'Ledger';
DROP TABLE dbo.Ledger_old;
-- end

-- id: fabric_estate_010
-- dialect: fabric
-- construct: function, lateral, script
-- reads: dbo.pricelist, dbo.basket
-- writes: rpt.quote
-- column: dbo.pricelist.price -> <result>.price direct
-- column: dbo.pricelist.validfrom -> <result>.validfrom direct
-- column: dbo.pricelist.sku -> <result>.* filter
-- column: dbo.pricelist.validfrom -> <result>.* sort
-- column: dbo.basket.sku -> rpt.quote.sku direct
-- column: dbo.pricelist.price -> rpt.quote.price direct
-- column: dbo.pricelist.sku -> rpt.quote.* filter
-- column: dbo.basket.sku -> rpt.quote.* filter
-- column: dbo.pricelist.validfrom -> rpt.quote.* sort
CREATE FUNCTION dbo.fn_LastPrice (@Sku varchar(20))
RETURNS TABLE
AS
RETURN
(
    SELECT TOP (1) p.Price, p.ValidFrom
    FROM dbo.PriceList AS p
    WHERE p.Sku = @Sku
    ORDER BY p.ValidFrom DESC
);
GO
INSERT INTO rpt.Quote (Sku, Price)
SELECT b.Sku, f.Price
FROM dbo.Basket AS b
CROSS APPLY dbo.fn_LastPrice(b.Sku) AS f;
-- end

-- id: fabric_estate_011
-- dialect: fabric
-- construct: json, lateral, insert
-- reads: bronze.dbo.orders_raw
-- writes: dbo.orderitem
-- column: bronze.dbo.orders_raw.orderid -> dbo.orderitem.orderid direct
-- column: bronze.dbo.orders_raw.payload -> dbo.orderitem.sku direct
-- column: bronze.dbo.orders_raw.payload -> dbo.orderitem.qty direct
-- column: bronze.dbo.orders_raw.payload -> dbo.orderitem.channel direct
INSERT INTO dbo.OrderItem (OrderId, Sku, Qty, Channel)
SELECT o.OrderId, i.Sku, i.Qty, JSON_VALUE(o.Payload, '$.channel')
FROM bronze.dbo.orders_raw AS o
CROSS APPLY OPENJSON(o.Payload, '$.items')
    WITH (Sku varchar(30) '$.sku', Qty int '$.qty') AS i;
-- end

-- id: fabric_estate_012
-- dialect: fabric
-- construct: procedure, dynamic_sql, loop
-- reads: dbo.stock
-- writes: rpt.stockday, rpt.stockrun
-- column: dbo.stock.sku -> rpt.stockday.sku direct
-- column: dbo.stock.qty -> rpt.stockday.qty direct
-- column: dbo.stock.qty -> rpt.stockday.* filter
-- dropped: 1
CREATE OR ALTER PROCEDURE etl.Snapshot
AS
BEGIN
    DECLARE @sql nvarchar(4000) = N'INSERT INTO rpt.StockDay (Sku, Qty) SELECT s.Sku, s.Qty FROM dbo.Stock AS s WHERE s.Qty <> 0';
    EXEC sp_executesql @sql;
    DECLARE @i int = 1;
    WHILE @i <= 3
    BEGIN
        INSERT INTO rpt.StockRun (RunNo) VALUES (@i);
        SET @i += 1;
    END
    EXEC etl.NotifyOps @msg = 'done';
END
-- end

-- id: fabric_estate_013
-- dialect: fabric
-- construct: ddl, script
CREATE SCHEMA wh;
GO
CREATE TABLE wh.DimDate (DateKey bigint IDENTITY, FullDate date NOT NULL, IsoWeek smallint NOT NULL);
ALTER TABLE wh.DimDate ADD CONSTRAINT PK_DimDate PRIMARY KEY NONCLUSTERED (IsoWeek, FullDate) NOT ENFORCED;
CREATE STATISTICS st_DimDate ON wh.DimDate (FullDate) WITH FULLSCAN;
GRANT SELECT ON wh.DimDate TO [analyst@contoso.com];
GO
-- end

-- id: fabric_estate_014
-- dialect: fabric
-- construct: view, window
-- reads: fin.gl
-- writes: rpt.vrunning
-- column: fin.gl.account -> rpt.vrunning.account direct
-- column: fin.gl.postdate -> rpt.vrunning.postdate direct
-- column: fin.gl.amount -> rpt.vrunning.balance direct
-- column: fin.gl.account -> rpt.vrunning.* window
-- column: fin.gl.postdate -> rpt.vrunning.* window
-- column: fin.gl.amount -> rpt.vrunning.* filter
CREATE OR ALTER VIEW rpt.vRunning
AS
SELECT g.Account, g.PostDate,
       SUM(g.Amount) OVER (PARTITION BY g.Account ORDER BY g.PostDate ROWS UNBOUNDED PRECEDING) AS Balance,
       IIF(g.Amount < 0, 'D', 'C') AS Side
FROM fin.GL AS g;
-- end

-- id: fabric_estate_015
-- dialect: fabric
-- construct: update, join, aggregate
-- reads: dbo.customertag
-- writes: dbo.customer
-- column: dbo.customertag.tag -> dbo.customer.tags direct
-- column: dbo.customertag.tag -> dbo.customer.* sort
-- column: dbo.customertag.customerid -> dbo.customer.* group
-- column: dbo.customertag.customerid -> dbo.customer.* join
-- column: dbo.customer.customerid -> dbo.customer.* join
UPDATE c
SET c.Tags = t.TagList, c.TagCount = t.N
FROM dbo.Customer AS c
INNER JOIN (
    SELECT x.CustomerId, STRING_AGG(x.Tag, ',') WITHIN GROUP (ORDER BY x.Tag) AS TagList, COUNT(*) AS N
    FROM dbo.CustomerTag AS x
    GROUP BY x.CustomerId
) AS t ON t.CustomerId = c.CustomerId;
-- end

-- id: fabric_estate_016
-- dialect: fabric
-- construct: select, pivot
-- reads: dbo.salequarter
-- writes: rpt.storequarter
-- column: dbo.salequarter.store -> rpt.storequarter.store direct
-- column: dbo.salequarter.amount -> rpt.storequarter.Q1 direct
-- column: dbo.salequarter.amount -> rpt.storequarter.Q2 direct
-- column: dbo.salequarter.qtr -> rpt.storequarter.* filter
SELECT p.Store, p.[Q1], p.[Q2]
INTO rpt.StoreQuarter
FROM (SELECT q.Store, q.Qtr, q.Amount FROM dbo.SaleQuarter AS q) AS s
PIVOT (SUM(Amount) FOR Qtr IN ([Q1], [Q2])) AS p;
-- end
