-- id: snowflake_star_rename_001
-- dialect: snowflake
-- construct: cte, star, join
-- kind: star_rename
-- reads: raw.gauge, ref.river
-- writes: mart.gauge
-- column: raw.gauge.id -> mart.gauge.gauge_id direct
-- column: ref.river.name -> mart.gauge.river direct
-- column: ref.river.river_id -> mart.gauge.* join
-- column: raw.gauge.rv -> mart.gauge.* join
CREATE OR REPLACE TABLE mart.gauge AS
WITH g AS (SELECT * RENAME (id AS gauge_id, rv AS river_id) FROM raw.gauge)
SELECT g.gauge_id, r.name AS river
FROM g JOIN ref.river r ON r.river_id = g.river_id;
-- end

-- id: snowflake_star_rename_002
-- dialect: snowflake
-- construct: view, star_except
-- kind: star_rename
-- schema: {"tables": {"raw.lease": ["lease_no", "a_from", "a_to", "etl_ts"]}}
-- reads: raw.lease
-- writes: core.lease
-- column: raw.lease.lease_no -> core.lease.lease_no direct
-- column: raw.lease.a_from -> core.lease.starts_on direct
-- column: raw.lease.a_to -> core.lease.ends_on direct
-- column: raw.lease.a_to -> core.lease.* filter
CREATE VIEW core.lease AS
SELECT * EXCLUDE etl_ts RENAME (a_from AS starts_on, a_to AS ends_on)
FROM raw.lease
WHERE a_to IS NOT NULL;
-- end

-- id: snowflake_star_rename_003
-- dialect: snowflake
-- construct: insert, subquery, join
-- kind: star_rename
-- schema: {"tables": {"stg.site": ["code", "height"], "ref.land": ["code", "land"]}}
-- reads: stg.site, ref.land
-- writes: core.site
-- column: stg.site.code -> core.site.site_code direct
-- column: ref.land.code -> core.site.land_code direct
-- column: stg.site.height -> core.site.height direct
-- column: ref.land.land -> core.site.* join
-- column: stg.site.code -> core.site.* join
INSERT INTO core.site (site_code, land_code, height)
SELECT site_code, code, height
FROM (SELECT s.* RENAME code AS site_code FROM stg.site s) q
JOIN ref.land l ON l.land = LEFT(q.site_code, 2);
-- end

-- id: snowflake_star_rename_004
-- dialect: snowflake
-- construct: cte, aggregate, star
-- kind: star_rename
-- reads: app.click
-- column: app.click.pg -> <result>.page direct
-- column: app.click.ms -> <result>.total_ms direct
-- column: app.click.pg -> <result>.* filter
-- column: app.click.pg -> <result>.* group
WITH named AS (
  SELECT c.* RENAME (pg AS page, ms AS millis) FROM app.click c
)
SELECT page, SUM(millis) AS total_ms
FROM named
WHERE page <> '/'
GROUP BY page;
-- end
