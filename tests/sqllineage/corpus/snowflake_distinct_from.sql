-- id: snowflake_distinct_from_001
-- dialect: snowflake
-- construct: update, subquery, window
-- kind: distinct_from
-- reads: raw.rider
-- writes: dim.rider
-- column: raw.rider.city -> dim.rider.city direct
-- column: raw.rider.rider_id -> dim.rider.* window
-- column: raw.rider.loaded_at -> dim.rider.* window
-- column: dim.rider.rider_id -> dim.rider.* filter
-- column: raw.rider.rider_id -> dim.rider.* filter
-- column: dim.rider.is_current -> dim.rider.* filter
-- column: dim.rider.city -> dim.rider.* filter
-- column: raw.rider.city -> dim.rider.* filter
UPDATE dim.rider t
SET city = s.city, changed_at = CURRENT_TIMESTAMP()
FROM (
    SELECT r.rider_id, r.city
    FROM raw.rider r
    QUALIFY ROW_NUMBER() OVER (PARTITION BY r.rider_id ORDER BY r.loaded_at DESC) = 1
) s
WHERE t.rider_id = s.rider_id AND t.is_current AND t.city IS DISTINCT FROM s.city;
-- end
