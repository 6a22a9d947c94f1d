-- id: duckdb_function_alias_star_001
-- dialect: duckdb
-- construct: ctas, star
-- kind: function_alias_star
-- reads: raw.trip
-- writes: core.trip_point
-- column: raw.trip.path -> core.trip_point.* direct
-- column: raw.trip.id -> core.trip_point.id direct
CREATE TABLE core.trip_point AS SELECT t.id, pt.* FROM raw.trip t, LATERAL points_of(t.path) AS pt;
-- end
