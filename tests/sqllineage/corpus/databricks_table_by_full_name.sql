-- id: databricks_table_by_full_name_01
-- dialect: databricks
-- construct: insert
-- schema: {"tables": {"t5": ["a", "b"]}}
-- reads: t5
-- writes: u
-- column: t5.a -> u.x direct
-- column: t5.b -> u.* filter
INSERT INTO u (x) SELECT main.mydb.t5.a FROM t5 WHERE mydb.t5.b = 1
-- end
