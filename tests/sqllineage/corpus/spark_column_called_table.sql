-- id: spark_column_called_table_01
-- dialect: spark
-- construct: union
-- kind: column_called_table
-- reads: s.t, s.u
-- column: s.t.a -> <result>.table direct
-- column: s.u.table -> <result>.table direct
SELECT a AS table FROM s.t UNION ALL SELECT table FROM s.u;
-- end
