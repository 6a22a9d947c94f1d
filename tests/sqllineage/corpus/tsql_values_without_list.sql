-- id: tsql_values_without_list_001
-- dialect: tsql
-- construct: insert, variable
-- kind: values_without_list
-- reads: dbo.run
-- writes: dbo.log
-- column: dbo.run.id -> dbo.log.* direct
DECLARE @load_id int;
SELECT @load_id = MAX(id) FROM dbo.run;
INSERT INTO dbo.log VALUES (@load_id, 'done', GETDATE());
-- end

-- id: tsql_values_without_list_002
-- dialect: tsql
-- construct: insert, variable
-- kind: values_without_list
-- schema: {"tables": {"dbo.log": ["load_id", "state"]}}
-- reads: dbo.run
-- writes: dbo.log
-- column: dbo.run.id -> dbo.log.load_id direct
DECLARE @load_id int;
SELECT @load_id = MAX(id) FROM dbo.run;
INSERT INTO dbo.log VALUES (@load_id, 'done');
-- end
