-- id: databricks_column_called_table_01
-- dialect: databricks
-- construct: select, aggregate
-- kind: column_called_table
-- reads: m.t
-- column: m.t.table -> <result>.table direct
-- column: m.t.x -> <result>.n direct
-- column: m.t.table -> <result>.* filter
-- column: m.t.table -> <result>.* group
SELECT table, sum(x) AS n FROM m.t WHERE (table IS NOT NULL) GROUP BY table;
-- end

-- id: databricks_column_called_table_02
-- dialect: databricks
-- construct: insert
-- kind: column_called_table
-- reads: m.t
-- writes: m.x
-- column: m.t.table -> m.x.a direct
-- column: m.t.stream -> m.x.b direct
INSERT INTO m.x (a, b) SELECT DISTINCT table, stream FROM m.t;
-- end
