-- id: bigquery_temp_in_branches_001
-- dialect: bigquery
-- construct: script, temp_table, variable
-- kind: temp_in_branches
-- reads: ops.calendar, raw.fare_week, raw.fare_weekend
-- writes: mart.fare
-- column: raw.fare_week.route -> mart.fare.route direct
-- column: raw.fare_weekend.route -> mart.fare.route direct
-- column: raw.fare_week.eur -> mart.fare.eur direct
-- column: raw.fare_weekend.eur -> mart.fare.eur direct
-- column: raw.fare_week.eur -> mart.fare.* filter
-- column: raw.fare_weekend.eur -> mart.fare.* filter
DECLARE weekend BOOL;
SET weekend = (SELECT c.is_weekend FROM ops.calendar AS c WHERE c.day = CURRENT_DATE());
IF weekend THEN
  CREATE TEMP TABLE fare AS SELECT route, eur FROM raw.fare_weekend;
ELSE
  CREATE TEMP TABLE fare AS SELECT route, eur FROM raw.fare_week;
END IF;
INSERT INTO mart.fare (route, eur) SELECT f.route, f.eur FROM fare AS f WHERE f.eur > 0;
-- end
