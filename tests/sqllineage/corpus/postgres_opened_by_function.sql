-- id: postgres_opened_by_function_001
-- dialect: postgres
-- construct: function,cursor
-- kind: opened_by_function
-- reads: shop.orders
-- writes: mart.orders
-- column: shop.orders.id -> mart.orders.id direct
-- column: shop.orders.total -> mart.orders.total direct
-- column: shop.orders.paid -> mart.orders.* filter
CREATE FUNCTION open_orders(c refcursor) RETURNS refcursor AS $$
BEGIN
  OPEN c FOR SELECT id, total FROM shop.orders WHERE paid;
  RETURN c;
END $$ LANGUAGE plpgsql;
CREATE FUNCTION copy_orders() RETURNS void AS $$
DECLARE
  found_orders refcursor := 'all_orders';
  v_id int;
  v_total numeric;
BEGIN
  PERFORM open_orders(found_orders);
  FETCH found_orders INTO v_id, v_total;
  INSERT INTO mart.orders (id, total) VALUES (v_id, v_total);
END $$ LANGUAGE plpgsql;
-- end

-- id: postgres_opened_by_function_002
-- dialect: postgres
-- construct: procedure,cursor
-- kind: opened_by_function
-- reads: shop.item
-- writes: mart.item
-- column: shop.item.code -> mart.item.code direct
CREATE PROCEDURE open_items(INOUT c refcursor) AS $$
BEGIN
  OPEN c FOR SELECT code FROM shop.item;
END $$ LANGUAGE plpgsql;
DO $$
DECLARE
  items refcursor := 'items';
  v text;
BEGIN
  CALL open_items(items);
  FETCH items INTO v;
  INSERT INTO mart.item (code) VALUES (v);
END $$;
-- end
