-- id: databricks_mixed_001
-- dialect: databricks
-- construct: merge, star
-- schema: {"tables": {"s.u": ["id", "v"], "s.t": ["id", "v"]}}
-- reads: s.u
-- writes: s.t
-- column: s.u.id -> s.t.id direct
-- column: s.u.v -> s.t.v direct
-- column: s.t.id -> s.t.* join
-- column: s.u.id -> s.t.* join
-- column: s.t.v -> s.t.* filter
-- column: s.u.v -> s.t.* filter
MERGE INTO s.t USING s.u ON t.id = u.id
WHEN MATCHED AND t.v <> u.v THEN UPDATE SET *
WHEN NOT MATCHED THEN INSERT *;
-- end
