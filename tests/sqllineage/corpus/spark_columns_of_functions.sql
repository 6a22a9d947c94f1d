-- id: spark_columns_of_functions_01
-- dialect: spark
-- construct: ctas, lateral, star
-- reads: s
-- writes: t
-- column: s.a -> t.pos direct
-- column: s.a -> t.col direct
create table t as select p.* from s lateral view posexplode(s.a) p
-- end
