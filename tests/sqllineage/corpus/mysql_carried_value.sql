-- id: mysql_carried_value_001
-- dialect: mysql
-- construct: loop, cursor, insert, procedure
-- kind: carried_value
-- reads: steps
-- writes: steps_copy
-- column: steps.n -> steps_copy.n direct
CREATE PROCEDURE copy_steps()
BEGIN
  DECLARE done INT DEFAULT 0;
  DECLARE a INT;
  DECLARE c CURSOR FOR SELECT s.n FROM steps s;
  DECLARE CONTINUE HANDLER FOR NOT FOUND SET done = 1;
  OPEN c;
  WHILE done = 0 DO
    INSERT INTO steps_copy (n) VALUES (a);
    FETCH c INTO a;
  END WHILE;
  CLOSE c;
END;
-- end
