-- id: redshift_dropped_though_readable_001
-- dialect: redshift
-- construct: insert,delete
-- kind: dropped_though_readable
-- reads: raw.ride
-- writes: mart.ride
-- column: mart.ride.day -> mart.ride.* filter
-- column: mart.ride.zone -> mart.ride.* filter
-- column: raw.ride.km -> mart.ride.km direct
-- column: raw.ride.day -> mart.ride.* filter
DELETE FROM mart.ride WHERE day = :1 AND zone=:zone;
INSERT INTO mart.ride (km) SELECT km FROM raw.ride WHERE day =:1 LIMIT :2;
-- end
