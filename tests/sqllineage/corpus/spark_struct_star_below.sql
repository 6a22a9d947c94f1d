-- id: spark_struct_star_below_001
-- dialect: spark
-- construct: struct,star,view
-- kind: struct_star_below
-- reads: raw.event, ref.land
-- writes: mart.event
-- column: raw.event.event_id -> mart.event.event_id direct
-- column: raw.event.payload -> mart.event.land direct
-- column: ref.land.label -> mart.event.label direct
-- column: raw.event.payload -> mart.event.* join
-- column: ref.land.land -> mart.event.* join
CREATE VIEW mart.event AS
WITH flat AS (SELECT event_id, payload.* FROM raw.event)
SELECT flat.event_id, flat.land, l.label FROM flat JOIN ref.land l ON l.land = flat.land;
-- end
