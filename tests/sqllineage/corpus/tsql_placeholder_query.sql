-- id: tsql_placeholder_query_001
-- dialect: tsql
-- construct: cte, insert
-- kind: placeholder_query
-- writes: dbo.t
-- dropped: 1
WITH c AS ( @analysesSqls ) INSERT INTO dbo.t (a) SELECT a FROM c;
-- end

-- id: tsql_placeholder_query_002
-- dialect: tsql
-- construct: cte, insert, join
-- kind: placeholder_query
-- reads: dbo.s
-- writes: dbo.t
-- column: dbo.s.a -> dbo.t.a direct
-- column: dbo.s.a -> dbo.t.* join
-- dropped: 1
WITH c AS ( @sql ), d AS (SELECT a FROM dbo.s)
INSERT INTO dbo.t (a, b) SELECT d.a, c.b FROM d JOIN c ON c.a = d.a;
-- end

-- id: tsql_placeholder_query_003
-- dialect: tsql
-- construct: insert, subquery
-- kind: placeholder_query
-- writes: dbo.t
-- dropped: 1
INSERT INTO dbo.t (a) SELECT x.a FROM ( @sql ) x;
-- end

-- id: tsql_placeholder_query_004
-- dialect: tsql
-- construct: insert
-- kind: placeholder_query
-- dropped: 1
INSERT INTO dbo.t @sql;
-- end

-- id: tsql_placeholder_query_005
-- dialect: tsql
-- construct: insert, union
-- kind: placeholder_query
-- dropped: 1
INSERT INTO dbo.t (a) SELECT a FROM dbo.s UNION ALL @sql;
-- end
