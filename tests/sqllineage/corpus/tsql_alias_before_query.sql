-- id: tsql_alias_before_query_001
-- dialect: tsql
-- construct: insert
-- kind: alias_before_query
-- reads: dbo.rate, dbo.sale
-- writes: dbo.o
-- column: dbo.rate.r -> dbo.o.x direct
-- column: dbo.rate.d -> dbo.o.* filter
-- column: dbo.sale.d -> dbo.o.* filter
SELECT x = (SELECT MAX(r) FROM dbo.rate WHERE rate.d = s.d), y = 1 INTO dbo.o FROM dbo.sale AS s;
-- end

-- id: tsql_alias_before_query_002
-- dialect: tsql
-- construct: cte
-- kind: alias_before_query
-- reads: dbo.a, dbo.b
-- writes: dbo.o
-- column: dbo.b.k -> dbo.o.n direct
-- column: dbo.b.id -> dbo.o.* filter
-- column: dbo.a.id -> dbo.o.* filter
WITH c AS (SELECT DISTINCT n = (SELECT TOP (1) k FROM dbo.b WHERE b.id = a.id) FROM dbo.a AS a)
INSERT INTO dbo.o (n) SELECT n FROM c;
-- end

-- id: tsql_alias_before_query_003
-- dialect: tsql
-- construct: select
-- kind: alias_before_query
-- reads: dbo.b
-- column: dbo.b.k -> <result>.x direct
-- column: dbo.b.k -> <result>.w direct
-- column: dbo.b.m -> <result>.z direct
SELECT TOP 3 x = (SELECT MAX(k) FROM dbo.b), 'w' = (SELECT MIN(k) FROM dbo.b), [z] = ((SELECT MAX(m) FROM dbo.b));
-- end
