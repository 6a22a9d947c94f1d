-- id: snowflake_star_argument_001
-- dialect: snowflake
-- construct: merge, star_except
-- kind: star_argument
-- schema: {"tables": {"stg.vehicle": ["vin", "mileage", "fuel", "loaded_at"]}}
-- reads: stg.vehicle
-- writes: dwh.dim_vehicle
-- column: stg.vehicle.vin -> dwh.dim_vehicle.vin direct
-- column: stg.vehicle.mileage -> dwh.dim_vehicle.mileage direct
-- column: stg.vehicle.vin -> dwh.dim_vehicle.row_hash direct
-- column: stg.vehicle.mileage -> dwh.dim_vehicle.row_hash direct
-- column: stg.vehicle.fuel -> dwh.dim_vehicle.row_hash direct
-- column: dwh.dim_vehicle.vin -> dwh.dim_vehicle.* join
-- column: stg.vehicle.vin -> dwh.dim_vehicle.* join
-- column: dwh.dim_vehicle.row_hash -> dwh.dim_vehicle.* filter
-- column: stg.vehicle.vin -> dwh.dim_vehicle.* filter
-- column: stg.vehicle.mileage -> dwh.dim_vehicle.* filter
-- column: stg.vehicle.fuel -> dwh.dim_vehicle.* filter
MERGE INTO dwh.dim_vehicle t
USING (
  SELECT *, HASH(* EXCLUDE (loaded_at)) AS row_hash FROM stg.vehicle
) q
ON t.vin = q.vin
WHEN MATCHED AND t.row_hash <> q.row_hash THEN
  UPDATE SET t.mileage = q.mileage, t.row_hash = q.row_hash
WHEN NOT MATCHED THEN
  INSERT (vin, mileage, row_hash) VALUES (q.vin, q.mileage, q.row_hash);
-- end
