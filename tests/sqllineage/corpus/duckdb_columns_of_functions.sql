-- id: duckdb_columns_of_functions_01
-- dialect: duckdb
-- construct: ctas, star
-- reads: s
-- writes: t
-- column: s.a -> t.range direct
create table t as select f.* from s, range(s.a) f
-- end
