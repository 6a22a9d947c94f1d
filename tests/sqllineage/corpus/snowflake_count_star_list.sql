-- id: snowflake_count_star_list_001
-- dialect: snowflake
-- construct: select,star_except,aggregate
-- kind: count_star_list
-- reads: b
-- column: b.j -> <result>.x direct
CREATE TABLE b (i INT, j INT);
SELECT COUNT(* EXCLUDE i) AS x FROM b;
-- end

-- id: snowflake_count_star_list_002
-- dialect: snowflake
-- construct: select,star,aggregate,insert
-- kind: count_star_list
-- reads: raw.pump
-- writes: mart.filled
-- column: raw.pump.id -> mart.filled.n direct
-- column: raw.pump.flow -> mart.filled.n direct
CREATE TABLE raw.pump (id INT, flow FLOAT);
INSERT INTO mart.filled (n) SELECT COUNT(p.*) FROM raw.pump p;
-- end

-- id: snowflake_count_star_list_003
-- dialect: snowflake
-- construct: select,star,aggregate
-- kind: count_star_list
-- reads: raw.pump
-- column: raw.pump.flow_in -> <result>.n direct
-- column: raw.pump.flow_out -> <result>.n direct
CREATE TABLE raw.pump (id INT, flow_in FLOAT, FLOW_OUT FLOAT);
SELECT COUNT(* ILIKE 'flow%') AS n FROM raw.pump;
-- end

-- id: snowflake_count_star_list_004
-- dialect: snowflake
-- construct: select,star_except,aggregate,subquery
-- kind: count_star_list
-- reads: raw.pump
-- column: raw.pump.id -> <result>.n direct
-- column: raw.pump.site -> <result>.* group
SELECT COUNT(* EXCLUDE (site, flow)) AS n FROM (SELECT id, site, flow FROM raw.pump) GROUP BY site;
-- end

-- id: snowflake_count_star_list_005
-- dialect: snowflake
-- construct: select,star_except,aggregate
-- kind: count_star_list
-- reads: raw.pump
-- column: raw.pump.* -> <result>.n direct
SELECT COUNT(* EXCLUDE site) AS n, COUNT(*) AS m FROM raw.pump;
-- end
