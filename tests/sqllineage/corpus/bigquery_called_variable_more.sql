-- id: bigquery_called_variable_more_001
-- dialect: bigquery
-- construct: script, variable, insert
-- kind: called_variable
-- schema: {"tables": {"d.t": ["a"]}}
-- reads: d.s, d.t
-- writes: d.m
-- column: d.t.a -> d.m.a direct
-- column: d.s.v -> d.m.b direct
DECLARE var INT64 DEFAULT (SELECT MAX(s.v) FROM d.s AS s);
INSERT INTO d.m (a, b) SELECT t.a, var FROM d.t AS t;
-- end
