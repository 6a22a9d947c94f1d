-- id: mysql_carried_again_001
-- dialect: mysql
-- construct: loop, insert, procedure
-- kind: carried_value
-- reads: heads
-- writes: steps
-- column: heads.id -> steps.id direct
CREATE PROCEDURE walk()
BEGIN
  DECLARE at_id INT DEFAULT 0;
  REPEAT
    INSERT INTO steps (id) VALUES (at_id);
    SELECT h.id INTO at_id FROM heads h LIMIT 1;
  UNTIL at_id IS NULL END REPEAT;
END;
-- end
