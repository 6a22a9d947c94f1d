-- id: tsql_second_look_001
-- dialect: tsql
-- construct: star, lateral, select
-- kind: second_look
-- reads: dbo.basket
-- column: dbo.basket.id -> <result>.id direct
-- column: dbo.basket.codes -> <result>.value direct
SELECT b.Id, s.* FROM dbo.Basket b CROSS APPLY STRING_SPLIT(b.Codes, ',') AS s;
-- end

-- id: tsql_second_look_002
-- dialect: tsql
-- construct: merge, variable
-- kind: second_look
-- reads: dbo.message
-- writes: dbo.contact
-- column: dbo.message.body -> dbo.contact.email direct
-- column: dbo.message.body -> dbo.contact.* join
-- column: dbo.contact.ref -> dbo.contact.* join
-- column: dbo.message.id -> dbo.contact.* filter
DECLARE @m xml;
SELECT @m = Body FROM dbo.Message WHERE Id = 7;
MERGE dbo.Contact AS t
USING (SELECT c.value('@ref', 'int') AS Ref, c.value('@email', 'varchar(99)') AS Email FROM @m.nodes('/list/contact') AS x(c)) AS s
ON t.Ref = s.Ref
WHEN MATCHED THEN UPDATE SET Email = s.Email;
-- end
