-- id: tsql_text_set_in_loop_001
-- dialect: tsql
-- construct: dynamic_sql, loop, insert
-- kind: text_set_in_loop
-- reads: dbo.q1, dbo.q2
-- writes: dbo.y
-- column: dbo.q1.a -> dbo.y.a direct
-- column: dbo.q2.a -> dbo.y.a direct
DECLARE @t nvarchar(50) = N'dbo.q1', @i int = 0;
WHILE @i < 2
BEGIN
  EXEC (N'INSERT INTO dbo.y (a) SELECT a FROM ' + @t);
  SET @t = N'dbo.q2';
  SET @i = @i + 1;
END
-- end
