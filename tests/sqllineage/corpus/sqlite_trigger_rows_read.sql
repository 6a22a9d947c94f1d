-- id: sqlite_trigger_rows_read_001
-- dialect: sqlite
-- construct: trigger,delete
-- kind: trigger_rows_read
-- reads: basket
-- writes: basket_total
-- column: basket_total.kind -> basket_total.* filter
CREATE TRIGGER basket_ad AFTER DELETE ON basket WHEN OLD.price > 0
BEGIN
  DELETE FROM basket_total WHERE kind = 'sum';
END;
-- end
