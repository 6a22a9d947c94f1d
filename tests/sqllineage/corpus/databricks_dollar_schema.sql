-- id: databricks_dollar_schema_001
-- dialect: databricks
-- construct: select
-- kind: dollar_schema
-- reads: $inventory.t
-- column: $inventory.t.path -> <result>.path direct
SELECT path FROM $inventory.t;
-- end

-- id: databricks_dollar_schema_002
-- dialect: databricks
-- construct: insert, join
-- kind: dollar_schema
-- reads: $inventory.t, $inventory.u
-- writes: x
-- column: $inventory.t.path -> x.path direct
-- column: $inventory.u.n -> x.n direct
-- column: $inventory.t.id -> x.* join
-- column: $inventory.u.id -> x.* join
INSERT INTO x (path, n) SELECT t.path, u.n FROM $inventory.t AS t JOIN $inventory.u AS u ON t.id = u.id;
-- end
