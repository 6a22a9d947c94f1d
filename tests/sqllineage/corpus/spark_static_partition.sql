-- id: spark_static_partition_001
-- dialect: spark
-- construct: insert
-- kind: static_partition
-- schema: {"tables": {"dw.tram_ride": ["ride_id", "line", "fare", "region", "day"]}}
-- reads: ods.ride
-- writes: dw.tram_ride
-- column: ods.ride.id -> dw.tram_ride.ride_id direct
-- column: ods.ride.line_no -> dw.tram_ride.line direct
-- column: ods.ride.price -> dw.tram_ride.fare direct
-- column: ods.ride.travel_day -> dw.tram_ride.day direct
-- column: ods.ride.valid -> dw.tram_ride.* filter
INSERT OVERWRITE TABLE dw.tram_ride PARTITION (region = 'north', day)
SELECT r.id, r.line_no, r.price, r.travel_day
FROM ods.ride r
WHERE r.valid;
-- end

-- id: spark_static_partition_002
-- dialect: spark
-- construct: ddl, insert, script
-- kind: static_partition
-- reads: stage.parcel
-- writes: dw.parcel
-- column: stage.parcel.code -> dw.parcel.parcel_no direct
-- column: stage.parcel.grams -> dw.parcel.weight direct
CREATE TABLE IF NOT EXISTS dw.parcel (
  parcel_no STRING,
  weight INT,
  depot STRING
) USING parquet PARTITIONED BY (depot);
INSERT INTO dw.parcel PARTITION (depot = 'D7')
SELECT p.code, p.grams FROM stage.parcel AS p;
-- end
