-- id: snowflake_star_and_neighbours_001
-- dialect: snowflake
-- construct: insert, star
-- kind: star_and_neighbours
-- reads: stg.scan, ctl.batch
-- writes: core.scan
-- column: stg.scan.* -> core.scan.* direct
-- column: ctl.batch.batch_id -> core.scan.batch_id direct
-- column: ctl.batch.open -> core.scan.* filter
INSERT INTO core.scan (scan_id, shelf, seen_at, batch_id)
SELECT s.*, b.batch_id
FROM stg.scan s, ctl.batch b
WHERE b.open;
-- end
