-- id: tsql_carried_value_001
-- dialect: tsql
-- construct: loop, cursor, update, variable
-- kind: carried_value
-- reads: dbo.entries
-- writes: dbo.ledger
-- column: dbo.entries.amount -> dbo.ledger.balance_before direct
-- column: dbo.ledger.entry_id -> dbo.ledger.* filter
-- column: dbo.entries.id -> dbo.ledger.* filter
DECLARE @id int, @amount money, @running money = 0;
DECLARE c CURSOR FOR SELECT id, amount FROM dbo.entries;
OPEN c;
FETCH NEXT FROM c INTO @id, @amount;
WHILE @@FETCH_STATUS = 0
BEGIN
  UPDATE dbo.ledger SET balance_before = @running WHERE entry_id = @id;
  SET @running = @running + @amount;
  FETCH NEXT FROM c INTO @id, @amount;
END
CLOSE c;
-- end
