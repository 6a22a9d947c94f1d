-- id: tsql_old_outer_join_001
-- dialect: tsql
-- construct: select, join
-- kind: old_outer_join
-- reads: dbo.a, dbo.b
-- column: dbo.a.x -> <result>.x direct
-- column: dbo.b.y -> <result>.y direct
-- column: dbo.a.id -> <result>.* filter
-- column: dbo.b.id -> <result>.* filter
SELECT a.x, b.y FROM dbo.a a, dbo.b b WHERE a.id *= b.id;
-- end

-- id: tsql_old_outer_join_002
-- dialect: tsql
-- construct: insert, join
-- kind: old_outer_join
-- reads: dbo.a, dbo.b
-- writes: dbo.c
-- column: dbo.b.y -> dbo.c.y direct
-- column: dbo.a.id -> dbo.c.* filter
-- column: dbo.b.id -> dbo.c.* filter
-- column: dbo.a.d -> dbo.c.* filter
INSERT INTO dbo.c (y) SELECT b.y FROM dbo.b b, dbo.a a WHERE b.id =* a.id AND a.d > 5
-- end
