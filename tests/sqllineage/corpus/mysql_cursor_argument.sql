-- id: mysql_cursor_argument_001
-- dialect: mysql
-- construct: procedure, cursor, insert, variable
-- kind: cursor argument
-- reads: orders, customers
-- writes: copies
-- column: orders.id -> copies.id direct
-- column: orders.total -> copies.total direct
-- column: customers.id -> copies.customer_id direct
-- column: orders.customer_id -> copies.* filter
-- column: customers.id -> copies.* filter
DELIMITER //
CREATE PROCEDURE copy_orders()
BEGIN
  DECLARE done INT DEFAULT 0;
  DECLARE v_id, v_total, v_owner, v_customer INT;
  DECLARE c_orders CURSOR (p_customer INT) FOR
    SELECT id, total, p_customer FROM orders WHERE customer_id = p_customer;
  DECLARE CONTINUE HANDLER FOR NOT FOUND SET done = 1;
  SELECT max(id) INTO v_customer FROM customers;
  OPEN c_orders(v_customer);
  read_loop: LOOP
    FETCH c_orders INTO v_id, v_total, v_owner;
    IF done THEN LEAVE read_loop; END IF;
    INSERT INTO copies (id, total, customer_id) VALUES (v_id, v_total, v_owner);
  END LOOP;
  CLOSE c_orders;
END //
DELIMITER ;
-- end
