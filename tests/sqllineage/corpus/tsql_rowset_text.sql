-- id: tsql_rowset_text_001
-- dialect: tsql
-- construct: insert
-- kind: rowset_text
-- reads: adventureworks.humanresources.department
-- writes: dbo.d
-- column: adventureworks.humanresources.department.groupname -> dbo.d.g direct
INSERT INTO dbo.d (g) SELECT a.GroupName FROM OPENROWSET('SQLNCLI', 'Server=S;Trusted_Connection=yes;', 'SELECT GroupName FROM AdventureWorks.HumanResources.Department') AS a;
-- end

-- id: tsql_rowset_text_002
-- dialect: tsql
-- construct: insert
-- kind: rowset_text
-- writes: dbo.d
-- dropped: 1
INSERT INTO dbo.d (g) SELECT a.GroupName FROM OPENROWSET('SQLNCLI', 'Server=S', 'EXEC db.dbo.p') AS a;
-- end

-- id: tsql_rowset_text_003
-- dialect: tsql
-- construct: select,join
-- kind: rowset_text
-- reads: db.dbo.department, dbo.e
-- column: db.dbo.department.g -> <result>.g direct
-- column: db.dbo.department.id -> <result>.* join
-- column: dbo.e.id -> <result>.* join
SELECT d.g FROM OPENROWSET('MSOLEDBSQL', 'srv'; 'usr'; 'pw', db.dbo.Department) AS d JOIN dbo.e ON e.id = d.id;
-- end

-- id: tsql_rowset_text_004
-- dialect: tsql
-- construct: select
-- kind: rowset_text
-- reads: db.dbo.t
-- column: db.dbo.t.g -> <result>.g direct
-- column: db.dbo.t.k -> <result>.* filter
SELECT g FROM OPENDATASOURCE('MSOLEDBSQL', 'Data Source=s').db.dbo.t WHERE k = 1;
-- end

-- id: tsql_rowset_text_005
-- dialect: tsql
-- construct: ctas
-- kind: rowset_text
-- reads: x.dbo.y
-- writes: dbo.q
-- column: x.dbo.y.a -> dbo.q.a direct
-- column: x.dbo.y.b -> dbo.q.* filter
SELECT r.a INTO dbo.q FROM OPENROWSET('MSOLEDBSQL', 'srv'; 'usr'; 'pw', 'SELECT a FROM x.dbo.y WHERE b > 0') AS r;
-- end

-- id: tsql_rowset_text_006
-- dialect: tsql
-- construct: insert
-- kind: rowset_text
-- reads: dbo.z
-- writes: db.dbo.t
-- column: dbo.z.b -> db.dbo.t.g direct
INSERT INTO OPENDATASOURCE('MSOLEDBSQL', 'Data Source=s').db.dbo.t (g) SELECT b FROM dbo.z;
-- end
