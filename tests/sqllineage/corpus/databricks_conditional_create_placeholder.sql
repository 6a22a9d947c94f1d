-- id: databricks_conditional_create_placeholder_001
-- dialect: databricks
-- construct: select
-- kind: conditional_create_placeholder
-- reads: s
-- writes: ${v}
-- column: s.a -> ${v}.a direct
CREATE VIEW IF NOT EXISTS ${v} AS SELECT a FROM s;
-- end
