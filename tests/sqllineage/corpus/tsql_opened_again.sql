-- id: tsql_opened_again_001
-- dialect: tsql
-- construct: procedure, cursor, insert
-- kind: cursor opened again
-- reads: dbo.open_orders, dbo.all_orders
-- writes: dbo.picked
-- column: dbo.open_orders.id -> dbo.picked.id direct
-- column: dbo.all_orders.id -> dbo.picked.id direct
-- column: dbo.open_orders.total -> dbo.picked.total direct
-- column: dbo.all_orders.amount -> dbo.picked.total direct
-- column: dbo.open_orders.state -> dbo.picked.* filter
CREATE PROCEDURE dbo.pick @all bit AS
BEGIN
  DECLARE @id int, @total int;
  IF @all = 0
    DECLARE c CURSOR FOR SELECT id, total FROM dbo.open_orders WHERE state = 1;
  ELSE
    DECLARE c CURSOR FOR SELECT id, amount FROM dbo.all_orders;
  OPEN c;
  FETCH NEXT FROM c INTO @id, @total;
  WHILE @@FETCH_STATUS = 0
  BEGIN
    INSERT INTO dbo.picked (id, total) VALUES (@id, @total);
    FETCH NEXT FROM c INTO @id, @total;
  END;
  CLOSE c;
  DEALLOCATE c;
END;
-- end
