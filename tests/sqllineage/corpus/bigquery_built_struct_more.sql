-- id: bigquery_built_struct_more_001
-- dialect: bigquery
-- construct: merge,struct
-- kind: built_struct
-- reads: p.s
-- writes: p.d
-- column: p.s.b -> p.d.v direct
-- column: p.s.k -> p.d.* join
-- column: p.d.k -> p.d.* join
-- column: p.s.k -> p.d.k direct
MERGE p.d AS d USING (SELECT k, STRUCT(a AS x, b AS y) AS r FROM p.s) AS s ON d.k = s.k
WHEN MATCHED THEN UPDATE SET v = s.r.y
WHEN NOT MATCHED THEN INSERT (k, v) VALUES (s.k, s.r.y);
-- end
