-- id: tsql_remote_change_001
-- dialect: tsql
-- construct: delete
-- kind: remote_change
-- writes: d.s.t
-- column: d.s.t.k -> d.s.t.* filter
DELETE OPENQUERY (srv, 'SELECT a FROM d.s.t WHERE k = 1');
-- end

-- id: tsql_remote_change_002
-- dialect: tsql
-- construct: update
-- kind: remote_change
-- reads: dbo.raise
-- writes: hr.emp
-- column: dbo.raise.pay -> hr.emp.pay direct
-- column: hr.emp.id -> hr.emp.* filter
-- column: dbo.raise.id -> hr.emp.* filter
UPDATE q SET q.pay = r.pay FROM OPENQUERY(ora, 'SELECT id, pay FROM hr.emp') AS q JOIN dbo.Raise r ON 1 = 1 WHERE q.id = r.id;
-- end

-- id: tsql_remote_change_003
-- dialect: tsql
-- construct: insert
-- kind: remote_change
-- reads: dbo.local
-- writes: hr.emp
-- column: dbo.local.id -> hr.emp.id direct
-- column: dbo.local.name -> hr.emp.name direct
INSERT INTO OPENQUERY(ora, 'SELECT id, name FROM hr.emp WHERE 1 = 0') (id, name) SELECT Id, Name FROM dbo.Local;
-- end

-- id: tsql_remote_change_004
-- dialect: tsql
-- construct: delete, update
-- kind: remote_change
-- writes: d.s.t
-- column: d.s.t.k -> d.s.t.* filter
DELETE FROM OPENDATASOURCE('p', 'c').d.s.t WHERE k = 1;
-- end
