-- id: trino_mixed_001
-- dialect: trino
-- construct: delete, merge, script
-- reads: s.d
-- writes: s.t
-- column: s.d.k -> s.t.k direct
-- column: s.d.v -> s.t.v direct
-- column: s.t.k -> s.t.* join
-- column: s.d.k -> s.t.* join
-- column: s.d.op -> s.t.* filter
MERGE INTO s.t AS t USING s.d AS d ON t.k = d.k
WHEN MATCHED AND d.op = 'D' THEN DELETE
WHEN MATCHED THEN UPDATE SET v = d.v
WHEN NOT MATCHED AND d.op <> 'D' THEN INSERT (k, v) VALUES (d.k, d.v);
-- end
