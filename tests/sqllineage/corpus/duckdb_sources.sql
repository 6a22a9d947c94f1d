-- id: duckdb_sources_001
-- dialect: duckdb
-- construct: ctas, struct, subquery
-- kind: struct_star
-- reads: weather_raw
-- writes: weather_flat
-- column: weather_raw.station -> weather_flat.station direct
-- column: weather_raw.temp_f -> weather_flat.temp_c direct
-- column: weather_raw.wind_kn -> weather_flat.wind direct
-- column: weather_raw.temp_f -> weather_flat.* filter
-- column: weather_raw.station -> weather_flat.* sort
CREATE TABLE weather_flat AS
SELECT station, reading.*
FROM (
  SELECT station, {'temp_c': (temp_f - 32) / 1.8, 'wind': wind_kn} AS reading
  FROM weather_raw
  WHERE temp_f IS NOT NULL
) AS w
ORDER BY station;
-- end

-- id: duckdb_sources_002
-- dialect: duckdb
-- construct: view, union, star
-- kind: union_star_branch
-- schema: {"tables": {"main.van": ["km", "seats", "plate"]}}
-- default_schema: main
-- reads: truck, van
-- writes: fleet
-- column: truck.plate -> fleet.plate direct
-- column: van.plate -> fleet.plate direct
-- column: truck.km -> fleet.km direct
-- column: van.km -> fleet.km direct
-- column: van.seats -> fleet.seats direct
CREATE OR REPLACE VIEW fleet AS
SELECT plate, km FROM truck
UNION ALL BY NAME
SELECT * FROM van;
-- end

-- id: duckdb_sources_003
-- dialect: duckdb
-- construct: view, pivot, cte, join
-- kind: pivot_in_cte
-- reads: exam, pupil
-- writes: grades_wide
-- column: pupil.full_name -> grades_wide.full_name direct
-- column: exam.points -> grades_wide.math direct
-- column: exam.points -> grades_wide.art direct
-- column: exam.subject -> grades_wide.* filter
-- column: exam.pupil_id -> grades_wide.* group
-- column: pupil.pupil_id -> grades_wide.* join
-- column: exam.pupil_id -> grades_wide.* join
CREATE VIEW grades_wide AS
WITH p AS (
  PIVOT exam ON subject IN ('math', 'art') USING avg(points) GROUP BY pupil_id
)
SELECT k.full_name, p.math, p.art
FROM p
JOIN pupil AS k ON k.pupil_id = p.pupil_id;
-- end

-- id: duckdb_sources_004
-- dialect: duckdb
-- construct: insert, pivot, cte
-- kind: pivot_in_cte
-- reads: trips
-- writes: country_seen
-- column: trips.country -> country_seen.country direct
-- column: trips.year -> country_seen.* filter
-- column: trips.country -> country_seen.* filter
-- column: trips.country -> country_seen.* group
INSERT INTO country_seen (country)
WITH wide AS (
  PIVOT trips ON year USING sum(km) GROUP BY country
)
SELECT country FROM wide WHERE country <> 'XX';
-- end

-- id: duckdb_sources_005
-- dialect: duckdb
-- construct: ctas, unpivot, cte, join
-- kind: pivot_in_cte
-- reads: meter, tariff
-- writes: power_long
-- column: meter.meter_id -> power_long.meter_id direct
-- column: meter.jan -> power_long.kwh direct
-- column: meter.feb -> power_long.kwh direct
-- column: meter.mar -> power_long.kwh direct
-- column: tariff.price -> power_long.price direct
-- column: tariff.zone -> power_long.* join
-- column: meter.zone -> power_long.* join
CREATE TABLE power_long AS
WITH l AS (
  UNPIVOT meter ON jan, feb, mar INTO NAME month VALUE kwh
)
SELECT l.meter_id, l.kwh, t.price
FROM l
JOIN tariff AS t ON t.zone = l.zone;
-- end

-- id: duckdb_sources_006
-- dialect: duckdb
-- construct: ctas, pivot, cte
-- kind: pivot_in_cte
-- reads: stock_move
-- writes: stock_balance
-- column: stock_move.sku -> stock_balance.sku direct
-- column: stock_move.pieces -> stock_balance.balance direct
-- column: stock_move.pieces -> stock_balance.in_top direct
-- column: stock_move.depot -> stock_balance.* filter
-- column: stock_move.kind -> stock_balance.* filter
-- column: stock_move.sku -> stock_balance.* group
CREATE TABLE stock_balance AS
WITH moves AS (
  SELECT m.sku, m.kind, m.pieces FROM stock_move AS m WHERE m.depot = 'N'
), wide AS (
  PIVOT moves ON kind IN ('in', 'out') USING sum(pieces) AS pcs, max(pieces) AS top GROUP BY sku
)
SELECT sku, in_pcs - out_pcs AS balance, in_top FROM wide;
-- end

-- id: duckdb_sources_007
-- dialect: duckdb
-- construct: ctas, subquery
-- kind: scalar_comparison
-- reads: measure, limits, cfg
-- writes: probe_check
-- column: measure.probe_id -> probe_check.probe_id direct
-- column: measure.val -> probe_check.in_range direct
-- column: limits.low -> probe_check.in_range direct
-- column: limits.high -> probe_check.in_range direct
-- column: measure.unit -> probe_check.odd_unit direct
-- column: cfg.unit -> probe_check.odd_unit direct
CREATE TABLE probe_check AS
SELECT m.probe_id,
       m.val BETWEEN (SELECT min(l.low) FROM limits AS l) AND (SELECT max(l.high) FROM limits AS l) AS in_range,
       m.unit IS DISTINCT FROM (SELECT c.unit FROM cfg AS c) AS odd_unit
FROM measure AS m;
-- end
