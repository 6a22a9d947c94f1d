-- id: sqlite_mixed_001
-- dialect: sqlite
-- construct: trigger, insert, delete
-- reads: a
-- writes: a_log, b
-- column: a.id -> a_log.id direct
-- column: a.v -> a_log.v direct
-- column: a.id -> b.* filter
-- column: b.aid -> b.* filter
CREATE TRIGGER a_d AFTER DELETE ON a BEGIN
  INSERT INTO a_log (id, v) VALUES (OLD.id, OLD.v);
  DELETE FROM b WHERE aid = OLD.id;
END;
-- end
