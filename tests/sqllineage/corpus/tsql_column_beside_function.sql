-- id: tsql_column_beside_function_001
-- dialect: tsql
-- construct: select, lateral
-- kind: column_beside_function
-- reads: sys.dm_exec_query_stats
-- column: sys.dm_exec_query_stats.plan_handle -> <result>.query_plan direct
-- column: sys.dm_exec_query_stats.sql_handle -> <result>.text direct
SELECT query_plan, text
FROM sys.dm_exec_query_stats qs
CROSS APPLY sys.dm_exec_query_plan(qs.plan_handle) AS qp
CROSS APPLY sys.dm_exec_sql_text(qs.sql_handle) AS st;
-- end

-- id: tsql_column_beside_function_002
-- dialect: tsql
-- construct: select, lateral
-- kind: column_beside_function
-- reads: sys.dm_exec_requests
-- column: sys.dm_exec_requests.session_id -> <result>.session_id direct
-- column: sys.dm_exec_requests.plan_handle -> <result>.plan direct
-- column: sys.dm_exec_requests.sql_handle -> <result>.sql direct
SELECT r.session_id, p.query_plan AS [plan], s.text AS sql
FROM sys.dm_exec_requests AS r
OUTER APPLY sys.dm_exec_text_query_plan(r.plan_handle, r.statement_start_offset, 0) AS q
OUTER APPLY sys.dm_exec_query_plan(r.plan_handle) AS p
OUTER APPLY sys.dm_exec_sql_text(r.sql_handle) AS s;
-- end

-- id: tsql_column_beside_function_003
-- dialect: tsql
-- construct: insert, lateral
-- kind: column_beside_function
-- schema: {"tables": {"dbo.line": ["id", "body"]}}
-- reads: dbo.line
-- writes: dbo.word
-- column: dbo.line.id -> dbo.word.line_id direct
-- column: dbo.line.body -> dbo.word.word direct
INSERT INTO dbo.word (line_id, word)
SELECT id, token FROM dbo.line AS l CROSS APPLY dbo.fn_words(l.body) AS w;
-- end
