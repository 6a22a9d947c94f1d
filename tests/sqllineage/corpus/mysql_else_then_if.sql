-- id: mysql_else_then_if_01
-- dialect: mysql
-- construct: procedure, variable
-- reads: src
-- writes: t1, t2, tgt
-- column: src.q -> tgt.c direct
-- column: src.k -> tgt.* filter
-- column: t1.a -> t1.* filter
-- column: t2.a -> t2.* filter
DELIMITER $$
CREATE PROCEDURE p(x INT)
BEGIN
  DECLARE v INT;
  SELECT q INTO v FROM src WHERE k = x;
  IF x = 1 THEN DELETE FROM t1 WHERE a = 1;
  ELSE
    IF x = 2 THEN DELETE FROM t2 WHERE a = 1; END IF;
  END IF;
  INSERT INTO tgt(c) VALUES (v);
END$$
-- end

-- id: mysql_else_then_if_02
-- dialect: mysql
-- construct: trigger, insert
-- reads: shop.orders
-- writes: shop.audit, shop.stock
-- column: shop.orders.qty -> shop.stock.held direct
-- column: shop.stock.held -> shop.stock.held direct
-- column: shop.orders.sku -> shop.stock.* filter
-- column: shop.stock.sku -> shop.stock.* filter
-- column: shop.orders.id -> shop.audit.order_id direct
-- column: shop.orders.status -> shop.audit.old_status direct
CREATE TRIGGER shop.orders_au AFTER UPDATE ON shop.orders FOR EACH ROW
BEGIN
  IF NEW.status = 'x' THEN
    SET @gone = 1;
  ELSE -- still there
    IF NEW.status = 'held' THEN
      UPDATE shop.stock SET held = held + NEW.qty WHERE sku = NEW.sku;
    ELSE
      IF NEW.status = 'sent' THEN SET @sent = 1; END IF;
    END IF;
  END IF;
  INSERT INTO shop.audit (order_id, old_status) VALUES (OLD.id, OLD.status);
END
-- end
