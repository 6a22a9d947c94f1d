-- id: oracle_trigger_rows_read_001
-- dialect: oracle
-- construct: trigger,insert
-- kind: trigger_rows_read
-- reads: shop.sale, shop.tariff
-- writes: shop.sale_log
-- column: shop.tariff.rate -> shop.sale_log.rate direct
CREATE OR REPLACE TRIGGER shop.sale_ai AFTER INSERT ON shop.sale FOR EACH ROW
WHEN (NEW.amount > 100)
BEGIN
  INSERT INTO shop.sale_log (rate) SELECT t.rate FROM shop.tariff t;
END;
-- end

-- id: oracle_trigger_rows_read_002
-- dialect: oracle
-- construct: trigger,update
-- kind: trigger_rows_read
-- reads: shop.stock_v
-- writes: shop.stock_v
-- column: shop.stock_v.qty -> shop.stock_v.qty direct
-- column: shop.stock_v.id -> shop.stock_v.* filter
CREATE OR REPLACE TRIGGER shop.stock_iu INSTEAD OF UPDATE ON shop.stock_v FOR EACH ROW
BEGIN
  UPDATE shop.stock_v SET qty = :NEW.qty WHERE id = :OLD.id;
END;
-- end
