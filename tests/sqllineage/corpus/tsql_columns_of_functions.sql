-- id: tsql_columns_of_functions_01
-- dialect: tsql
-- construct: insert, star
-- reads: dbo.s
-- writes: dbo.t
-- column: dbo.s.a -> dbo.t.value direct
-- column: dbo.s.b -> dbo.t.value direct
insert into dbo.t select g.* from dbo.s as s cross apply generate_series(s.a, s.b) g
-- end
