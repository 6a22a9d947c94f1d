-- id: tsql_returning_subquery_001
-- dialect: tsql
-- construct: delete, subquery
-- kind: returning_subquery
-- reads: dbo.k
-- writes: dbo.t
-- column: dbo.t.a -> dbo.t.* filter
-- column: dbo.k.z -> dbo.t.* filter
DELETE FROM dbo.t OUTPUT deleted.id, deleted.a WHERE a IN (SELECT z FROM dbo.k);
-- end
