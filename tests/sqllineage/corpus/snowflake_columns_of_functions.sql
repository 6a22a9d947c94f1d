-- id: snowflake_columns_of_functions_01
-- dialect: snowflake
-- construct: ctas, flatten, star
-- reads: s
-- writes: t
-- column: s.a -> t.seq direct
-- column: s.a -> t.key direct
-- column: s.a -> t.path direct
-- column: s.a -> t.index direct
-- column: s.a -> t.value direct
-- column: s.a -> t.this direct
create table t as select f.* from s, table(flatten(input => s.a)) f
-- end

-- id: snowflake_columns_of_functions_02
-- dialect: snowflake
-- construct: ctas, lateral, star
-- reads: s
-- writes: t
-- column: s.a -> t.seq direct
-- column: s.a -> t.index direct
-- column: s.a -> t.value direct
create table t as select f.* from s, lateral split_to_table(s.a, ',') f
-- end
