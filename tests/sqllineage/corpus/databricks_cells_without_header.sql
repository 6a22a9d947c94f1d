-- id: databricks_cells_without_header_001
-- dialect: databricks
-- construct: view,script
-- kind: cells_without_header
-- reads: t, u
-- writes: a, b
-- column: t.x -> a.x direct
-- column: u.y -> b.y direct
CREATE VIEW a AS SELECT x FROM t

-- COMMAND ----------

CREATE VIEW b AS SELECT y FROM u
-- end

-- id: databricks_cells_without_header_002
-- dialect: databricks
-- construct: insert,merge,script
-- kind: cells_without_header
-- reads: s, r
-- writes: t
-- column: s.a -> t.a direct
-- column: r.v -> t.a direct
-- column: r.k -> t.* join
-- column: t.k -> t.* join
INSERT INTO t (a) SELECT a FROM s
-- COMMAND ----------
-- MAGIC %md ## now the changes
-- COMMAND ----------
MERGE INTO t USING r ON t.k = r.k WHEN MATCHED THEN UPDATE SET a = r.v
-- end

-- id: databricks_cells_without_header_003
-- dialect: databricks
-- construct: ctas,script,no_semicolon
-- kind: cells_without_header
-- reads: s
-- writes: t, w
-- column: s.a -> t.a direct
-- column: s.a -> w.a direct
USE CATALOG main
-- COMMAND ----------
CREATE OR REPLACE TABLE t AS SELECT a FROM s;

-- COMMAND ----------

-- the same once more
CREATE OR REPLACE TABLE w AS SELECT a FROM s
-- end

-- id: databricks_cells_without_header_004
-- dialect: databricks
-- construct: delete,update,script,no_semicolon
-- kind: cells_without_header
-- writes: t
-- column: t.d -> t.* filter
-- column: t.a -> t.a direct
-- column: t.k -> t.* filter
DELETE FROM t WHERE d < '2020-01-01'
-- COMMAND ----------
UPDATE t SET a = a + 1 WHERE k = 1
-- end
