-- id: db2_cursor_of_prepared_001
-- dialect: db2
-- construct: procedure,cursor,dynamic_sql
-- kind: cursor_of_prepared
-- reads: stage.person
-- writes: core.person
-- column: stage.person.id -> core.person.id direct
-- column: stage.person.name -> core.person.name direct
-- column: stage.person.active -> core.person.* filter
CREATE PROCEDURE copy_persons()
LANGUAGE SQL
BEGIN
  DECLARE v_text VARCHAR(200);
  DECLARE v_id INT;
  DECLARE v_name VARCHAR(50);
  DECLARE c CURSOR FOR stmt;
  SET v_text = 'SELECT id, name FROM stage.person WHERE active = 1';
  PREPARE stmt FROM v_text;
  OPEN c;
  FETCH c INTO v_id, v_name;
  INSERT INTO core.person (id, name) VALUES (v_id, v_name);
  CLOSE c;
END;
-- end

-- id: db2_cursor_of_prepared_002
-- dialect: db2
-- construct: procedure,cursor,dynamic_sql
-- kind: cursor_of_prepared
-- reads: shop.orders, shop.buyer
-- writes: mart.vip
-- column: shop.orders.total -> mart.vip.total direct
-- column: shop.orders.buyer -> mart.vip.* filter
-- column: shop.buyer.id -> mart.vip.* filter
-- column: shop.buyer.level -> mart.vip.* filter
CREATE PROCEDURE vip_totals()
LANGUAGE SQL
BEGIN
  DECLARE v_buyer INT;
  DECLARE v_total DECIMAL(10, 2);
  DECLARE c CURSOR WITH HOLD FOR s1;
  PREPARE s1 FROM 'SELECT total FROM shop.orders WHERE buyer = ?';
  SELECT id INTO v_buyer FROM shop.buyer WHERE level = 9;
  OPEN c USING v_buyer;
  FETCH c INTO v_total;
  INSERT INTO mart.vip (total) VALUES (v_total);
END;
-- end

-- id: db2_cursor_of_prepared_003
-- dialect: db2
-- construct: procedure,cursor,dynamic_sql
-- kind: cursor_of_prepared
-- writes: mart.anything
-- dropped: 1
CREATE PROCEDURE any_rows(IN p_text VARCHAR(500))
LANGUAGE SQL
BEGIN
  DECLARE v_value INT;
  DECLARE c CURSOR FOR s1;
  PREPARE s1 FROM p_text;
  OPEN c;
  FETCH c INTO v_value;
  INSERT INTO mart.anything (v) VALUES (v_value);
END;
-- end
