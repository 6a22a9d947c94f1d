-- id: postgres_transition_table_001
-- dialect: postgres
-- construct: function, insert, script, trigger
-- kind: transition_table
-- reads: hr.staff
-- writes: hr.staff_audit
-- column: hr.staff.* -> hr.staff_audit.row_data direct
-- column: hr.staff.staff_no -> hr.staff_audit.staff_no direct
CREATE FUNCTION hr.audit_staff() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    INSERT INTO hr.staff_audit (op, staff_no, row_data) SELECT 'D', o.staff_no, to_jsonb(o) FROM old_rows o;
  ELSIF TG_OP = 'UPDATE' THEN
    INSERT INTO hr.staff_audit (op, staff_no, row_data) SELECT 'U', n.staff_no, to_jsonb(n) FROM new_rows n;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER staff_del AFTER DELETE ON hr.staff REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION hr.audit_staff();
CREATE TRIGGER staff_upd AFTER UPDATE ON hr.staff REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION hr.audit_staff();
-- end

-- id: postgres_transition_table_002
-- dialect: postgres
-- construct: function, update, aggregate, script, trigger
-- kind: transition_table
-- reads: inv.movement
-- writes: inv.stock
-- column: inv.movement.qty -> inv.stock.on_hand direct
-- column: inv.stock.on_hand -> inv.stock.on_hand direct
-- column: inv.movement.item -> inv.stock.* group
-- column: inv.movement.item -> inv.stock.* filter
-- column: inv.stock.item -> inv.stock.* filter
CREATE OR REPLACE FUNCTION inv.book() RETURNS TRIGGER AS $body$
BEGIN
  UPDATE inv.stock s SET on_hand = s.on_hand + d.qty
  FROM (SELECT item, sum(qty) AS qty FROM added GROUP BY item) d
  WHERE d.item = s.item;
  RETURN NULL;
END;
$body$ LANGUAGE plpgsql;
CREATE TRIGGER movement_book AFTER INSERT ON inv.movement
REFERENCING NEW TABLE added FOR EACH STATEMENT EXECUTE PROCEDURE inv.book();
-- end

-- id: postgres_transition_table_003
-- dialect: postgres
-- construct: function, insert, join, quoted_name, script, trigger
-- kind: transition_table
-- reads: shop.price
-- writes: shop.price_log
-- column: shop.price.sku -> shop.price_log.sku direct
-- column: shop.price.amount -> shop.price_log.was direct
-- column: shop.price.amount -> shop.price_log.is_now direct
-- column: shop.price.sku -> shop.price_log.* join
-- column: shop.price.amount -> shop.price_log.* filter
CREATE FUNCTION shop.price_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO shop.price_log (sku, was, is_now)
  SELECT o.sku, o.amount, n.amount FROM "Before" o JOIN "After" n ON n.sku = o.sku WHERE n.amount <> o.amount;
  RETURN NULL;
END $$;
CREATE TRIGGER price_changed AFTER UPDATE ON shop.price
  REFERENCING NEW TABLE AS "After" OLD TABLE AS "Before" FOR EACH STATEMENT EXECUTE FUNCTION shop.price_changed();
-- end
