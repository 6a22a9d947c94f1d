-- id: postgres_template_schema_001
-- dialect: postgres
-- construct: insert, join, aggregate, variable
-- kind: template_schema
-- reads: :src.room, :src.booking
-- writes: :mart.room_usage
-- column: :src.room.room_id -> :mart.room_usage.room_id direct
-- column: :src.booking.hours -> :mart.room_usage.hours direct
-- column: :src.booking.room_id -> :mart.room_usage.* join
-- column: :src.room.room_id -> :mart.room_usage.* join
-- column: :src.booking.booked_on -> :mart.room_usage.* filter
-- column: :src.room.room_id -> :mart.room_usage.* group
INSERT INTO :mart.room_usage (room_id, hours)
SELECT r.room_id, sum(b.hours)
FROM :src.room r
JOIN :src.booking b ON b.room_id = r.room_id
WHERE b.booked_on >= :'since'
GROUP BY r.room_id;
-- end
