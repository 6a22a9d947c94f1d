-- id: bigquery_chained_call_001
-- dialect: bigquery
-- construct: ctas, function
-- kind: chained call
-- reads: d.t
-- writes: d.x
-- column: d.t.x -> d.x.y direct
CREATE TABLE d.x AS SELECT (x).(d.f)(1) AS y FROM d.t;
-- end

-- id: bigquery_chained_call_002
-- dialect: bigquery
-- construct: ctas, function
-- kind: chained call
-- reads: d.t
-- writes: d.x
-- column: d.t.s -> d.x.y direct
-- column: d.t.n -> d.x.y direct
CREATE TABLE d.x AS SELECT (s).UPPER().(SAFE.SUBSTR)(1, n) AS y FROM d.t;
-- end
