-- id: mysql_conditional_field_001
-- dialect: mysql
-- construct: trigger, update
-- kind: conditional_field
-- reads: t1
-- writes: t1, u
-- column: t1.x -> u.y direct
-- column: t1.id -> u.* filter
-- column: u.id -> u.* filter
DELIMITER //
CREATE TRIGGER tr BEFORE INSERT ON t1 FOR EACH ROW BEGIN
  IF NEW.x IS NULL THEN SET NEW.x = 5; END IF;
  UPDATE u SET y = NEW.x WHERE u.id = NEW.id;
END//
-- end
