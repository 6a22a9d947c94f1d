-- id: mysql_estate_001
-- dialect: mysql
-- construct: procedure, cursor, loop, temp_table
-- reads: crm.account, crm.activity
-- writes: bi.account_health
-- column: crm.account.id -> bi.account_health.account_id direct
-- column: crm.activity.score -> bi.account_health.health direct
-- column: crm.account.owner -> bi.account_health.owner direct
-- column: crm.activity.account_id -> bi.account_health.* group
-- column: crm.activity.at -> bi.account_health.* filter
-- column: crm.activity.account_id -> bi.account_health.* join
-- column: crm.account.id -> bi.account_health.* join
-- column: crm.account.closed -> bi.account_health.* filter
DROP PROCEDURE IF EXISTS bi.refresh_account_health;
DELIMITER $$
CREATE PROCEDURE bi.refresh_account_health(IN p_days INT)
    COMMENT 'nightly'
    SQL SECURITY INVOKER
BEGIN
    DECLARE v_id INT;
    DECLARE v_owner VARCHAR(80);
    DECLARE v_health DECIMAL(8, 2);
    DECLARE v_done TINYINT DEFAULT 0;
    DECLARE c CURSOR FOR
        SELECT a.id, a.owner, s.health
        FROM crm.account a
        LEFT JOIN t_score s ON s.account_id = a.id
        WHERE a.closed = 0;
    DECLARE CONTINUE HANDLER FOR NOT FOUND SET v_done = 1;

    CREATE TEMPORARY TABLE t_score AS
    SELECT account_id, AVG(score) AS health
    FROM crm.activity
    WHERE at > NOW() - INTERVAL p_days DAY
    GROUP BY account_id;

    OPEN c;
    WHILE v_done = 0 DO
        FETCH c INTO v_id, v_owner, v_health;
        IF v_done = 0 THEN
            INSERT INTO bi.account_health (account_id, owner, health)
            VALUES (v_id, v_owner, v_health)
            ON DUPLICATE KEY UPDATE owner = VALUES(owner), health = VALUES(health);
        END IF;
    END WHILE;
    CLOSE c;
    DROP TEMPORARY TABLE t_score;
END$$
DELIMITER ;
-- end

-- id: mysql_estate_002
-- dialect: mysql
-- construct: update, join, subquery
-- reads: shop.sale, shop.season
-- writes: shop.article
-- column: shop.sale.qty -> shop.article.sold direct
-- column: shop.season.factor -> shop.article.sold direct
-- column: shop.sale.article_id -> shop.article.* group
-- column: shop.sale.article_id -> shop.article.* join
-- column: shop.article.id -> shop.article.* join
-- column: shop.article.season -> shop.article.* join
-- column: shop.season.code -> shop.article.* join
-- column: shop.article.retired -> shop.article.* filter
UPDATE shop.article AS a
    LEFT JOIN (SELECT article_id, SUM(qty) AS qty FROM shop.sale GROUP BY article_id) AS s ON s.article_id = a.id
    JOIN shop.season AS n ON n.code = a.season
SET a.sold = IFNULL(s.qty, 0) * n.factor
WHERE a.retired = 0;
-- end

-- id: mysql_estate_003
-- dialect: mysql
-- construct: script, rename, star
-- schema: {"tables": {"bi.daily": ["day", "visits"], "web.log": ["day", "ip", "url"]}}
-- reads: web.log, bi.daily
-- writes: bi.daily, bi.daily_old
-- column: web.log.day -> bi.daily.day direct
-- column: web.log.ip -> bi.daily.visits direct
-- column: web.log.day -> bi.daily.* group
CREATE TABLE bi.daily_new LIKE bi.daily;
INSERT INTO bi.daily_new SELECT day, COUNT(DISTINCT ip) FROM web.log GROUP BY day;
RENAME TABLE bi.daily TO bi.daily_old, bi.daily_new TO bi.daily;
-- end
