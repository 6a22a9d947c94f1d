-- id: bigquery_distinct_from_001
-- dialect: bigquery
-- construct: delete, subquery
-- kind: distinct_from
-- reads: plant.site
-- writes: plant.alarm
-- column: plant.alarm.ack_by -> plant.alarm.* filter
-- column: plant.alarm.raised_by -> plant.alarm.* filter
-- column: plant.alarm.site -> plant.alarm.* filter
-- column: plant.site.site -> plant.alarm.* filter
-- column: plant.site.closed -> plant.alarm.* filter
DELETE FROM plant.alarm a
WHERE a.ack_by IS NOT DISTINCT FROM a.raised_by
  AND a.site IN (SELECT s.site FROM plant.site s WHERE s.closed);
-- end
