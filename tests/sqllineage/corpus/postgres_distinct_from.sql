-- id: postgres_distinct_from_001
-- dialect: postgres
-- construct: update
-- kind: distinct_from
-- reads: stage.property
-- writes: dim.property
-- column: stage.property.owner_type -> dim.property.owner_type direct
-- column: stage.property.heating -> dim.property.heating direct
-- column: stage.property.property_no -> dim.property.* filter
-- column: dim.property.property_no -> dim.property.* filter
-- column: stage.property.owner_type -> dim.property.* filter
-- column: dim.property.owner_type -> dim.property.* filter
UPDATE dim.property AS d
SET owner_type = s.owner_type,
    heating = s.heating
FROM stage.property AS s
WHERE s.property_no = d.property_no
  AND s.owner_type IS DISTINCT FROM d.owner_type;
-- end

-- id: postgres_distinct_from_002
-- dialect: postgres
-- construct: script, delete, insert
-- kind: distinct_from
-- reads: net.route
-- writes: cache.route
-- column: net.route.route_id -> cache.route.route_id direct
-- column: net.route.body_hash -> cache.route.body_hash direct
-- column: net.route.route_id -> cache.route.* filter
-- column: cache.route.route_id -> cache.route.* filter
-- column: net.route.body_hash -> cache.route.* filter
-- column: cache.route.body_hash -> cache.route.* filter
BEGIN;
DELETE FROM cache.route c
USING net.route n
WHERE n.route_id = c.route_id AND n.body_hash IS DISTINCT FROM c.body_hash;
INSERT INTO cache.route (route_id, body_hash)
SELECT n.route_id, n.body_hash FROM net.route n
ON CONFLICT (route_id) DO NOTHING;
COMMIT;
-- end
