-- id: tsql_xml_variable_001
-- dialect: tsql
-- construct: insert, variable, script
-- kind: xml_variable
-- reads: dbo.inbox
-- writes: dbo.item
-- column: dbo.inbox.doc -> dbo.item.id direct
DECLARE @d xml, @h int
SELECT @d = Doc FROM dbo.Inbox
EXEC sp_xml_preparedocument @h OUTPUT, @d
INSERT INTO dbo.Item (Id) SELECT Id FROM OPENXML(@h, '/r/i', 1) WITH (Id int '@id')
EXEC sp_xml_removedocument @h
-- end

-- id: tsql_xml_variable_002
-- dialect: tsql
-- construct: insert, variable, unnest, script
-- kind: xml_variable
-- reads: dbo.inbox
-- writes: dbo.item
-- column: dbo.inbox.doc -> dbo.item.id direct
-- column: dbo.inbox.no -> dbo.item.* filter
DECLARE @x xml;
SET @x = (SELECT Doc FROM dbo.Inbox WHERE No = 5);
INSERT INTO dbo.Item (Id)
SELECT n.v.value('@id', 'int') FROM @x.nodes('/r/i') AS n(v);
-- end

-- id: tsql_xml_variable_003
-- dialect: tsql
-- construct: procedure, insert, unnest
-- kind: xml_variable
-- reads: dbo.inbox
-- writes: dbo.item, dbo.part
-- column: dbo.inbox.doc -> dbo.item.id direct
-- column: dbo.inbox.doc -> dbo.part.name direct
CREATE PROCEDURE dbo.LoadItems AS
BEGIN
  DECLARE @x xml;
  SELECT TOP 1 @x = Doc FROM dbo.Inbox;
  INSERT INTO dbo.Item (Id) SELECT T.c.value('(id)[1]', 'int') FROM @x.nodes('/r/i') T(c);
  INSERT INTO dbo.Part (Name)
  SELECT p.c.value('.', 'varchar(20)') FROM @x.nodes('/r/i') T(c) CROSS APPLY T.c.nodes('p') p(c);
END
-- end

-- id: tsql_xml_variable_004
-- dialect: tsql
-- construct: insert, variable, script
-- kind: xml_variable
-- reads: dbo.inbox
-- writes: dbo.item
-- column: dbo.inbox.doc -> dbo.item.id direct
-- column: dbo.inbox.doc -> dbo.item.title direct
-- column: dbo.inbox.doc -> dbo.item.* filter
DECLARE @doc nvarchar(max), @handle int;
SELECT @doc = Doc FROM dbo.Inbox;
EXEC sys.sp_xml_preparedocument @handle OUTPUT, @doc, '<r xmlns:a="b"/>';
INSERT dbo.Item (Id, Title)
SELECT x.Id, x.Title FROM OPENXML(@handle, '/r/i') WITH (Id int '@id', Title nvarchar(50) 't') AS x WHERE x.Id > 0;
-- end

-- id: tsql_xml_variable_005
-- dialect: tsql
-- construct: insert, procedure
-- kind: xml_variable
-- writes: dbo.item
CREATE PROCEDURE dbo.TakeItems @doc xml AS
INSERT INTO dbo.Item (Id) SELECT i.v.value('@id', 'int') FROM @doc.nodes('/r/i') AS i(v);
-- end
