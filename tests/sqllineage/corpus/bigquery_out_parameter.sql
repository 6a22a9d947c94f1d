-- id: bigquery_out_parameter_001
-- dialect: bigquery
-- construct: procedure, call, variable
-- kind: out_parameter
-- reads: lab.limit, lab.probe
-- writes: lab.alarm
-- column: lab.probe.probe_id -> lab.alarm.probe_id direct
-- column: lab.limit.hi -> lab.alarm.above direct
-- column: lab.limit.unit -> lab.alarm.unit direct
-- column: lab.limit.metric -> lab.alarm.* filter
-- column: lab.probe.reading -> lab.alarm.* filter
-- column: lab.limit.hi -> lab.alarm.* filter
CREATE OR REPLACE PROCEDURE lab.get_limit(IN m STRING, OUT hi_out FLOAT64, OUT unit_out STRING)
BEGIN
  SET (hi_out, unit_out) = (SELECT AS STRUCT l.hi, l.unit FROM lab.limit AS l WHERE l.metric = m);
END;
BEGIN
  DECLARE hi FLOAT64;
  DECLARE u STRING;
  CALL lab.get_limit('ph', hi, u);
  INSERT INTO lab.alarm (probe_id, above, unit)
  SELECT p.probe_id, hi, u FROM lab.probe AS p WHERE p.reading > hi;
END;
-- end
