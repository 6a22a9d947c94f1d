-- id: spark_cells_without_header_001
-- dialect: spark
-- construct: insert,script,no_semicolon
-- kind: cells_without_header
-- reads: s
-- writes: t, w
-- column: s.a -> t.a direct
-- column: s.b -> w.b direct
INSERT INTO t (a)
SELECT a FROM s

-- COMMAND ----------

INSERT INTO w (b)
WITH c AS (SELECT b FROM s)
SELECT b FROM c
-- end
