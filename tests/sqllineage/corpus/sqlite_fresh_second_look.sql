-- id: sqlite_fresh_second_look_001
-- dialect: sqlite
-- construct: trigger,update
-- kind: fresh_second_look
-- reads: account
-- writes: account
-- column: account.id -> account.* filter
CREATE TRIGGER account_au AFTER UPDATE OF name ON account
BEGIN
  UPDATE account SET changed = 1 WHERE id = NEW.id;
END;
-- end
