-- id: spark_table_by_full_name_01
-- dialect: spark
-- construct: select, star
-- reads: t5
-- column: t5.* -> <result>.* direct
SELECT mydb1.t5.* FROM t5
-- end
