-- id: bigquery_missing_semicolon_001
-- dialect: bigquery
-- construct: merge, script
-- kind: missing_semicolon
-- reads: d.s
-- writes: d.t
-- column: d.s.a -> d.t.a direct
-- column: d.s.k -> d.t.* join
-- column: d.t.k -> d.t.* join
TRUNCATE TABLE d.t
MERGE d.t USING d.s ON t.k = s.k WHEN MATCHED THEN UPDATE SET a = s.a;
-- end
