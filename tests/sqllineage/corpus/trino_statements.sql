-- id: trino_statements_001
-- dialect: trino
-- construct: ctas, cte, join, aggregate
-- kind: with_after_query
-- reads: lake.raw.pallet_scan, pg.public.pallet
-- writes: lake.ops.pallet_latest
-- column: lake.raw.pallet_scan.pallet_id -> lake.ops.pallet_latest.pallet_id direct
-- column: pg.public.pallet.owner -> lake.ops.pallet_latest.owner direct
-- column: lake.raw.pallet_scan.scanned_at -> lake.ops.pallet_latest.last_scan direct
-- column: lake.raw.pallet_scan.site -> lake.ops.pallet_latest.site direct
-- column: lake.raw.pallet_scan.pallet_id -> lake.ops.pallet_latest.* group
-- column: lake.raw.pallet_scan.site -> lake.ops.pallet_latest.* group
-- column: pg.public.pallet.id -> lake.ops.pallet_latest.* join
-- column: lake.raw.pallet_scan.pallet_id -> lake.ops.pallet_latest.* join
CREATE TABLE lake.ops.pallet_latest
WITH (format = 'PARQUET', partitioning = ARRAY['site'])
AS (
  WITH scan AS (
    SELECT s.pallet_id, s.site, max(s.scanned_at) AS last_scan
    FROM lake.raw.pallet_scan s
    GROUP BY s.pallet_id, s.site
  )
  SELECT scan.pallet_id, p.owner, scan.last_scan, scan.site
  FROM scan
  JOIN pg.public.pallet p ON p.id = scan.pallet_id
) WITH DATA;
-- end

-- id: trino_statements_002
-- dialect: trino
-- construct: function, insert, script
-- kind: inline_function_ddl
-- reads: pg.public.guest
-- writes: lake.core.guest
-- column: pg.public.guest.guest_id -> lake.core.guest.guest_id direct
-- column: pg.public.guest.name -> lake.core.guest.masked direct
CREATE OR REPLACE FUNCTION lake.util.mask(v varchar, n bigint)
  RETURNS varchar
  LANGUAGE SQL
  DETERMINISTIC
  RETURNS NULL ON NULL INPUT
  COMMENT 'keeps n letters'
  RETURN substr(v, 1, n) || '***';
INSERT INTO lake.core.guest (guest_id, masked) SELECT g.guest_id, lake.util.mask(g.name, 2) FROM pg.public.guest g;
DROP FUNCTION lake.util.mask(varchar, bigint);
-- end
