-- id: tsql_next_value_over_001
-- dialect: tsql
-- construct: insert,window
-- kind: next_value_over
-- reads: dbo.t
-- writes: q
-- column: dbo.t.x -> q.* window
-- column: dbo.t.a -> q.a direct
INSERT INTO q (id, a) SELECT NEXT VALUE FOR dbo.seq OVER (ORDER BY t.x), t.a FROM dbo.t;
-- end

-- id: tsql_next_value_over_002
-- dialect: tsql
-- construct: ctas,window
-- kind: next_value_over
-- reads: dbo.t
-- writes: dbo.q
-- column: dbo.t.x -> dbo.q.* window
-- column: dbo.t.y -> dbo.q.* window
-- column: dbo.t.a -> dbo.q.a direct
SELECT NEXT VALUE FOR [dbo].[seq] OVER (ORDER BY x DESC, y) AS id, a INTO dbo.q FROM dbo.t;
-- end

-- id: tsql_next_value_over_003
-- dialect: tsql
-- construct: insert
-- kind: next_value_over
-- reads: dbo.t
-- writes: q
-- column: dbo.t.a -> q.a direct
INSERT INTO q (id, a) SELECT NEXT VALUE FOR dbo.seq, t.a FROM dbo.t;
-- end
