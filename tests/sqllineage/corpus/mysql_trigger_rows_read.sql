-- id: mysql_trigger_rows_read_001
-- dialect: mysql
-- construct: trigger,insert
-- kind: trigger_rows_read
-- reads: ticket
-- writes: ticket_history
CREATE TRIGGER ticket_au AFTER UPDATE ON ticket FOR EACH ROW
BEGIN
  IF NEW.state <> OLD.state THEN
    INSERT INTO ticket_history (happened) VALUES (NOW());
  END IF;
END;
-- end
