-- id: databricks_cells_without_header_more_001
-- dialect: databricks
-- construct: script,jinja,no_semicolon
-- kind: cells_without_header
-- reads: s, t
-- writes: t, u
-- column: s.a -> t.a direct
-- column: t.a -> u.a direct
CREATE TABLE IF NOT EXISTS t (a INT)

-- COMMAND ----------

-- MAGIC %python
-- MAGIC print("select a from nothing")

-- COMMAND ----------

INSERT INTO t SELECT a FROM s

-- COMMAND ----------

CREATE OR REPLACE VIEW u AS SELECT a FROM t
-- end
