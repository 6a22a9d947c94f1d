-- id: bigquery_outer_name_001
-- dialect: bigquery
-- construct: correlated, subquery
-- kind: outer_name
-- schema: {"tables": {"geo.town": ["id", "label", "land"]}}
-- reads: geo.town, trip.leg
-- column: trip.leg.leg_no -> <result>.leg_no direct
-- column: geo.town.label -> <result>.town direct
-- column: geo.town.id -> <result>.* filter
-- column: trip.leg.stop -> <result>.* filter
SELECT q.leg_no,
       (SELECT label FROM geo.town WHERE id = stop_town) AS town
FROM (SELECT l.leg_no, l.stop AS stop_town FROM trip.leg AS l) AS q;
-- end

-- id: bigquery_outer_name_002
-- dialect: bigquery
-- construct: unnest, correlated, subquery
-- kind: outer_name
-- reads: bike.line, bike.station
-- column: bike.line.line_no -> <result>.line_no direct
-- column: bike.line.closed_ids -> <result>.station_no direct
-- column: bike.station.title -> <result>.title direct
-- column: bike.station.id -> <result>.* filter
-- column: bike.line.closed_ids -> <result>.* filter
SELECT l.line_no, station_no,
       (SELECT s.title FROM bike.station AS s WHERE s.id = station_no) AS title
FROM bike.line AS l, UNNEST(l.closed_ids) AS station_no;
-- end
