-- id: mysql_events_001
-- dialect: mysql
-- construct: trigger, insert
-- reads: article
-- writes: article_log
-- column: article.id -> article_log.article_id direct
-- column: article.price -> article_log.old_price direct
-- column: article.price -> article_log.new_price direct
DELIMITER $$
CREATE TRIGGER article_au AFTER UPDATE ON article
FOR EACH ROW
BEGIN
    IF NEW.price <> OLD.price THEN
        INSERT INTO article_log (article_id, old_price, new_price) VALUES (NEW.id, OLD.price, NEW.price);
    END IF;
END$$
DELIMITER ;
-- end

-- id: mysql_events_002
-- dialect: mysql
-- construct: script, insert
-- reads: live.visit
-- writes: stat.visit_day
-- column: live.visit.page -> stat.visit_day.page direct
-- column: live.visit.page -> stat.visit_day.* group
-- column: live.visit.at -> stat.visit_day.* filter
CREATE EVENT stat.roll_up ON SCHEDULE EVERY 1 DAY STARTS '2024-01-01 02:00:00'
DO
    INSERT INTO stat.visit_day (page, n)
    SELECT page, COUNT(*) FROM live.visit WHERE at >= CURDATE() - INTERVAL 1 DAY GROUP BY page;
-- end

-- id: mysql_events_003
-- dialect: mysql
-- construct: select, using_join
-- schema: {"tables": {"a": ["id", "u"], "b": ["id", "v"]}}
-- reads: a, b
-- column: a.id -> <result>.id direct
-- column: b.v -> <result>.v direct
-- column: a.id -> <result>.* join
-- column: b.id -> <result>.* join
SELECT SQL_NO_CACHE id, b.v FROM a NATURAL JOIN b;
-- end

-- id: mysql_events_004
-- dialect: mysql
-- construct: delete, subquery
-- reads: token
-- writes: token
-- column: token.id -> token.* filter
-- column: token.expires -> token.* filter
DELETE FROM token WHERE id IN (SELECT id FROM (SELECT id FROM token WHERE expires < NOW()) old);
-- end
