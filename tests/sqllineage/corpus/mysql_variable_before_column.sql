-- id: mysql_variable_before_column_001
-- dialect: mysql
-- construct: procedure, insert
-- kind: variable_before_column
-- schema: {"tables": {"shop.orders": ["id", "order_id", "total"]}}
-- reads: shop.orders
-- writes: shop.closed
-- column: shop.orders.id -> shop.closed.id direct
-- column: shop.orders.total -> shop.closed.total direct
-- column: shop.orders.id -> shop.closed.* filter
DELIMITER //
CREATE PROCEDURE shop.close_order (IN order_id INT)
BEGIN
  INSERT INTO shop.closed (id, total)
  SELECT o.id, o.total FROM shop.orders o WHERE o.id = order_id;
END //
DELIMITER ;
-- end

-- id: mysql_variable_before_column_002
-- dialect: mysql
-- construct: procedure, insert, variable
-- kind: variable_before_column
-- schema: {"tables": {"shop.stock": ["sku", "qty"], "shop.limits": ["amount"]}}
-- reads: shop.stock, shop.limits
-- writes: shop.a, shop.b
-- column: shop.limits.amount -> shop.a.q direct
-- column: shop.stock.sku -> shop.a.sku direct
-- column: shop.stock.sku -> shop.b.sku direct
-- column: shop.stock.qty -> shop.b.q direct
CREATE PROCEDURE shop.copy_stock ()
BEGIN
  BEGIN
    DECLARE qty INT DEFAULT 0;
    SELECT max(l.amount) INTO qty FROM shop.limits l;
    INSERT INTO shop.a (sku, q) SELECT sku, qty FROM shop.stock;
  END;
  INSERT INTO shop.b (sku, q) SELECT sku, qty FROM shop.stock;
END;
-- end

-- id: mysql_variable_before_column_003
-- dialect: mysql
-- construct: procedure, update
-- kind: variable_before_column
-- schema: {"tables": {"crm.ticket": ["id", "status", "note"]}}
-- writes: crm.ticket
-- column: crm.ticket.id -> crm.ticket.* filter
-- column: crm.ticket.note -> crm.ticket.note direct
CREATE PROCEDURE crm.set_status (p_id INT, status VARCHAR(20))
BEGIN
  UPDATE crm.ticket SET status = status, note = concat(ticket.note, status) WHERE ticket.id = p_id;
END;
-- end

-- id: mysql_variable_before_column_004
-- dialect: mysql
-- construct: procedure, delete, insert
-- kind: variable_before_column
-- schema: {"tables": {"hr.person": ["id", "name", "left_on"], "hr.gone": ["id", "name"]}}
-- reads: hr.person
-- writes: hr.gone, hr.person
-- column: hr.person.name -> hr.gone.name direct
CREATE PROCEDURE hr.forget (id INT)
BEGIN
  INSERT INTO hr.gone SELECT id, name FROM hr.person WHERE id = id;
  DELETE FROM hr.person WHERE id = id;
END;
-- end

-- id: mysql_variable_before_column_005
-- dialect: mysql
-- construct: trigger, variable, insert
-- kind: variable_before_column
-- schema: {"tables": {"inv.item": ["sku", "price"], "inv.rate": ["factor", "price", "currency"]}}
-- reads: inv.item, inv.rate
-- writes: inv.history
-- column: inv.item.sku -> inv.history.sku direct
-- column: inv.rate.factor -> inv.history.price direct
-- column: inv.rate.currency -> inv.history.* filter
CREATE TRIGGER inv.note_price AFTER UPDATE ON inv.item FOR EACH ROW
BEGIN
  DECLARE price DECIMAL(10, 2);
  SET price = (SELECT r.factor FROM inv.rate r WHERE r.currency = 'EUR');
  INSERT INTO inv.history (sku, price) SELECT NEW.sku, price FROM inv.rate WHERE rate.currency = 'EUR';
END;
-- end

-- id: mysql_variable_before_column_006
-- dialect: mysql
-- construct: procedure, variable, insert
-- kind: variable_before_column
-- schema: {"tables": {"ops.job": ["id", "owner", "size"], "ops.quota": ["bytes", "size"]}}
-- reads: ops.job, ops.quota
-- writes: ops.log, ops.late
-- column: ops.quota.bytes -> ops.log.size direct
-- column: ops.job.owner -> ops.late.size direct
-- column: ops.quota.size -> ops.late.* filter
CREATE PROCEDURE ops.sizes ()
BEGIN
  DECLARE size INT;
  SELECT max(job.owner) INTO size FROM ops.job;
  BEGIN
    DECLARE size INT;
    SELECT max(bytes) INTO size FROM ops.quota;
    INSERT INTO ops.log (size) SELECT size FROM ops.quota;
  END;
  INSERT INTO ops.late (size) SELECT size FROM ops.quota q WHERE q.size > 0;
END;
-- end

-- id: mysql_variable_before_column_007
-- dialect: mysql
-- construct: procedure, cursor, variable, insert
-- kind: variable_before_column
-- schema: {"tables": {"lib.book": ["title", "pages", "loans"]}}
-- reads: lib.book
-- writes: lib.shelf
-- column: lib.book.pages -> lib.shelf.pages direct
-- column: lib.book.loans -> lib.shelf.loans direct
CREATE PROCEDURE lib.fill_shelf ()
BEGIN
  DECLARE title VARCHAR(100);
  DECLARE n INT;
  DECLARE loans CURSOR FOR SELECT title, pages FROM lib.book;
  OPEN loans;
  FETCH loans INTO title, n;
  INSERT INTO lib.shelf (title, pages) VALUES (title, n);
  INSERT INTO lib.shelf (loans) SELECT loans FROM lib.book;
  CLOSE loans;
END;
-- end
