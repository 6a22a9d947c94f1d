-- id: bigquery_chained_call_more_001
-- dialect: bigquery
-- construct: view, function
-- kind: chained call
-- reads: d.t
-- writes: d.x
-- column: d.t.x -> d.x.y direct
-- column: d.t.w -> d.x.* filter
CREATE VIEW d.x AS SELECT (x).(`d.f`)().(net.host)() AS y FROM d.t WHERE (w).(d.g)() > 1;
-- end
