-- id: tsql_quoted_text_that_runs_001
-- dialect: tsql
-- construct: dynamic_sql, insert
-- kind: quoted_text_that_runs
-- reads: dbo.src
-- writes: dbo.dst
-- column: dbo.src.x -> dbo.dst.a direct
-- column: dbo.src.y -> dbo.dst.* filter
SET QUOTED_IDENTIFIER OFF;
EXEC('INSERT INTO dbo.dst (a) SELECT x FROM dbo.src WHERE y = "abc"');
-- end

-- id: tsql_quoted_text_that_runs_002
-- dialect: tsql
-- construct: dynamic_sql, insert, no_semicolon
-- kind: quoted_text_that_runs
-- reads: dbo.src
-- writes: dbo.dst
-- column: dbo.src.x -> dbo.dst.a direct
-- column: dbo.src.kind -> dbo.dst.* filter
SET QUOTED_IDENTIFIER OFF
GO
DECLARE @q nvarchar(max)
SET @q = "INSERT INTO dbo.dst (a) SELECT s.x FROM dbo.src AS s WHERE s.kind = ""new"""
EXEC (@q)
GO
-- end

-- id: tsql_quoted_text_that_runs_003
-- dialect: tsql
-- construct: dynamic_sql, procedure, update, script, no_semicolon
-- kind: quoted_text_that_runs
-- writes: dbo.job
-- column: dbo.job.day -> dbo.job.* filter
SET QUOTED_IDENTIFIER OFF
GO
CREATE PROCEDURE dbo.finish AS
BEGIN
  DECLARE @sql nvarchar(400) = N'UPDATE dbo.job SET state = "done" WHERE day < 10'
  EXEC sp_executesql @sql
END
GO
SET QUOTED_IDENTIFIER ON
GO
EXEC dbo.finish
GO
-- end

-- id: tsql_quoted_text_that_runs_004
-- dialect: tsql
-- construct: dynamic_sql, insert, script
-- kind: quoted_text_that_runs
-- reads: dbo.src
-- writes: dbo.dst
-- column: dbo.src.x -> dbo.dst.a direct
SET QUOTED_IDENTIFIER OFF;
SELECT "none" AS nothing;
SET QUOTED_IDENTIFIER ON;
EXEC('INSERT INTO dbo.dst (a) SELECT "x" FROM dbo.src');
-- end

-- id: tsql_quoted_text_that_runs_005
-- dialect: tsql
-- construct: dynamic_sql, insert
-- kind: quoted_text_that_runs
-- reads: dbo.src
-- writes: dbo.dst
-- column: dbo.src.x -> dbo.dst.a direct
-- column: dbo.src.y -> dbo.dst.* filter
SET ANSI_NULLS, QUOTED_IDENTIFIER OFF;
EXEC('SET QUOTED_IDENTIFIER ON; INSERT INTO dbo.dst (a) SELECT "x" FROM dbo.src WHERE y = ''n''');
-- end
