-- id: bigquery_outer_name_unknown_001
-- dialect: bigquery
-- construct: ctas, correlated, subquery
-- kind: outer_name_unknown
-- reads: ride.leg, ride.stop
-- writes: ride.named_leg
-- column: ride.leg.leg_no -> ride.named_leg.leg_no direct
-- column: ride.leg.stop_id -> ride.named_leg.stop_id direct
-- column: ride.stop.title -> ride.named_leg.title direct
-- column: ride.stop.id -> ride.named_leg.* filter
-- column: ride.leg.stop_id -> ride.named_leg.* filter
CREATE TABLE ride.named_leg AS
SELECT leg_no, stop_id, (SELECT s.title FROM ride.stop AS s WHERE s.id = stop_id) AS title FROM ride.leg;
-- end
