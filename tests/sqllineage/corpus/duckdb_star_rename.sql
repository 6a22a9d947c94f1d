-- id: duckdb_star_rename_001
-- dialect: duckdb
-- construct: ctas, star
-- kind: star_rename
-- schema: {"tables": {"main.weather": ["st", "t_c", "rain"]}}
-- reads: main.weather
-- writes: main.weather_day
-- column: main.weather.st -> main.weather_day.station direct
-- column: main.weather.t_c -> main.weather_day.t_c direct
-- column: main.weather.rain -> main.weather_day.rain_mm direct
-- column: main.weather.st -> main.weather_day.* sort
CREATE OR REPLACE TABLE main.weather_day AS
SELECT * RENAME (st AS station, rain AS rain_mm)
FROM main.weather
ORDER BY st;
-- end
