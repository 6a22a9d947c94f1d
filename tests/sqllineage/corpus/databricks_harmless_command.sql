-- id: databricks_harmless_command_001
-- dialect: databricks
-- construct: script, insert
-- kind: harmless_command
-- reads: t
-- writes: x
-- column: t.a -> x.b direct
RESTORE TABLE x TO VERSION AS OF 3;
INSERT INTO x (b) SELECT a FROM t;
-- end

-- id: databricks_harmless_command_002
-- dialect: databricks
-- construct: script, insert
-- kind: harmless_command
-- reads: t
-- writes: main.silver.x
-- column: t.a -> main.silver.x.b direct
INSERT INTO main.silver.x (b) SELECT a FROM t;
RESTORE main.silver.x TO TIMESTAMP AS OF '2026-01-01';
-- end
