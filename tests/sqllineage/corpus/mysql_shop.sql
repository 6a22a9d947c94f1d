-- id: mysql_shop_001
-- dialect: mysql
-- construct: insert, update
-- reads: shop.order_items
-- writes: report.product_sales
-- column: shop.order_items.product_id -> report.product_sales.product_id direct
-- column: shop.order_items.quantity -> report.product_sales.units direct
-- column: report.product_sales.units -> report.product_sales.units direct
-- column: shop.order_items.product_id -> report.product_sales.* group
INSERT INTO report.product_sales (product_id, units)
SELECT product_id, SUM(quantity) FROM shop.order_items GROUP BY product_id
ON DUPLICATE KEY UPDATE units = report.product_sales.units + VALUES(units);
-- end

-- id: mysql_shop_002
-- dialect: mysql
-- construct: update, join
-- reads: currency_rate
-- writes: price
-- column: price.eur -> price.usd direct
-- column: currency_rate.rate -> price.usd direct
-- column: price.region -> price.* join
-- column: currency_rate.region -> price.* join
-- column: currency_rate.valid_on -> price.* filter
UPDATE price p
JOIN currency_rate r ON r.region = p.region
SET p.usd = p.eur * r.rate
WHERE r.valid_on = CURDATE();
-- end

-- id: mysql_shop_003
-- dialect: mysql
-- construct: delete, join
-- writes: cart, cart_line
-- column: cart.cart_id -> cart.* join
-- column: cart_line.cart_id -> cart.* join
-- column: cart.touched_at -> cart.* filter
-- column: cart.cart_id -> cart_line.* join
-- column: cart_line.cart_id -> cart_line.* join
-- column: cart.touched_at -> cart_line.* filter
DELETE c, l
FROM cart c
LEFT JOIN cart_line l ON l.cart_id = c.cart_id
WHERE c.touched_at < NOW() - INTERVAL 60 DAY;
-- end

-- id: mysql_shop_004
-- dialect: mysql
-- construct: procedure, script
-- reads: app.signup
-- writes: dw.signup_day
-- column: dw.signup_day.day -> dw.signup_day.* filter
-- column: app.signup.channel -> dw.signup_day.channel direct
-- column: app.signup.created_at -> dw.signup_day.* filter
-- column: app.signup.channel -> dw.signup_day.* group
DELIMITER //
CREATE PROCEDURE dw.load_signup_day(IN p_day DATE)
BEGIN
    DECLARE EXIT HANDLER FOR SQLEXCEPTION
    BEGIN
        ROLLBACK;
        RESIGNAL;
    END;
    START TRANSACTION;
    DELETE FROM dw.signup_day WHERE day = p_day;
    INSERT INTO dw.signup_day (day, channel, n)
    SELECT p_day, channel, COUNT(*) FROM app.signup WHERE DATE(created_at) = p_day GROUP BY channel;
    COMMIT;
END //
DELIMITER ;
-- end

-- id: mysql_shop_005
-- dialect: mysql
-- construct: cursor, loop, procedure
-- reads: subscriptions
-- writes: invoices
-- column: subscriptions.id -> invoices.subscription_id direct
-- column: subscriptions.fee -> invoices.amount direct
-- column: subscriptions.status -> invoices.* filter
DELIMITER $$
CREATE PROCEDURE bill_all()
BEGIN
    DECLARE done INT DEFAULT FALSE;
    DECLARE v_id BIGINT;
    DECLARE v_fee DECIMAL(10, 2);
    DECLARE cur CURSOR FOR SELECT id, fee FROM subscriptions WHERE status = 'active';
    DECLARE CONTINUE HANDLER FOR NOT FOUND SET done = TRUE;
    OPEN cur;
    read_loop: LOOP
        FETCH cur INTO v_id, v_fee;
        IF done THEN
            LEAVE read_loop;
        END IF;
        INSERT INTO invoices (subscription_id, amount) VALUES (v_id, v_fee * 1.19);
    END LOOP;
    CLOSE cur;
END$$
DELIMITER ;
-- end

-- id: mysql_shop_006
-- dialect: mysql
-- construct: rename
-- reads: product_feed, product_feed_new
-- writes: product_feed_old, product_feed
RENAME TABLE product_feed TO product_feed_old, product_feed_new TO product_feed;
-- end

-- id: mysql_shop_007
-- dialect: mysql
-- construct: rename, script, ctas
-- reads: erp.article, shop.article
-- writes: shop.article_old, shop.article
-- column: erp.article.article_no -> shop.article.article_no direct
-- column: erp.article.title -> shop.article.title direct
-- column: erp.article.retired -> shop.article.* filter
CREATE TABLE shop.article_new (article_no INT NOT NULL, title VARCHAR(200), PRIMARY KEY (article_no)) ENGINE = InnoDB;
INSERT INTO shop.article_new (article_no, title) SELECT article_no, title FROM erp.article WHERE retired = 0;
RENAME TABLE shop.article TO shop.article_old, shop.article_new TO shop.article;
-- end

-- id: mysql_shop_008
-- dialect: mysql
-- construct: temp_table, script
-- reads: logins
-- writes: user_activity
-- column: logins.user_id -> user_activity.user_id direct
-- column: logins.at -> user_activity.last_login direct
-- column: logins.user_id -> user_activity.* group
CREATE TEMPORARY TABLE IF NOT EXISTS last_logins
SELECT user_id, MAX(at) AS last_at FROM logins GROUP BY user_id;
REPLACE INTO user_activity (user_id, last_login)
SELECT user_id, last_at FROM last_logins;
DROP TEMPORARY TABLE last_logins;
-- end

-- id: mysql_shop_009
-- dialect: mysql
-- construct: quoted_name, select
-- reads: Shop.Order-Lines
-- column: Shop.Order-Lines.order -> <result>.Order direct
-- column: Shop.Order-Lines.qty -> <result>.qty direct
-- column: Shop.Order-Lines.group -> <result>.* filter
SELECT `order` AS `Order`, Qty
FROM `Shop`.`Order-Lines`
WHERE `group` = "A"; # double quotes are a string here
-- end

-- id: mysql_shop_010
-- dialect: mysql
-- construct: copy
-- writes: staging.customers
LOAD DATA LOCAL INFILE '/tmp/customers.tsv'
INTO TABLE staging.customers
FIELDS TERMINATED BY '\t' LINES TERMINATED BY '\n'
IGNORE 1 LINES (id, name, @born)
SET born = STR_TO_DATE(@born, '%d.%m.%Y');
-- end

-- id: mysql_shop_011
-- dialect: mysql
-- construct: unload
-- reads: crm.newsletter
SELECT email, first_name
FROM crm.newsletter
WHERE opted_in = 1
INTO OUTFILE '/var/lib/mysql-files/newsletter.csv' FIELDS TERMINATED BY ',';
-- end

-- id: mysql_shop_012
-- dialect: mysql
-- construct: dynamic_sql, script
-- reads: blog.post
-- writes: blog.post_word_count
-- column: blog.post.post_id -> blog.post_word_count.post_id direct
-- column: blog.post.body -> blog.post_word_count.words direct
SET @q = 'INSERT INTO blog.post_word_count (post_id, words) SELECT post_id, CHAR_LENGTH(body) FROM blog.post';
PREPARE stmt FROM @q;
EXECUTE stmt;
DEALLOCATE PREPARE stmt;
-- end

-- id: mysql_shop_013
-- dialect: mysql
-- construct: dynamic_sql, procedure
-- dropped: 1
DELIMITER ;;
CREATE PROCEDURE purge_table(IN tbl VARCHAR(64))
BEGIN
    SET @sql = CONCAT('DELETE FROM ', tbl, ' WHERE created_at < NOW() - INTERVAL 90 DAY');
    PREPARE s FROM @sql;
    EXECUTE s;
    DEALLOCATE PREPARE s;
END;;
DELIMITER ;
-- end

-- id: mysql_shop_014
-- dialect: mysql
-- construct: json, lateral, view
-- reads: hook_log
-- writes: v_hook_item
-- column: hook_log.id -> v_hook_item.hook_id direct
-- column: hook_log.body -> v_hook_item.sku direct
-- column: hook_log.body -> v_hook_item.shop direct
CREATE OR REPLACE ALGORITHM = MERGE SQL SECURITY INVOKER VIEW v_hook_item AS
SELECT h.id AS hook_id, jt.sku, h.body ->> '$.shop' AS shop
FROM hook_log h,
     JSON_TABLE(h.body, '$.items[*]' COLUMNS (sku VARCHAR(40) PATH '$.sku')) AS jt;
-- end

-- id: mysql_shop_015
-- dialect: mysql
-- construct: select, aggregate, join
-- reads: author, book
-- column: author.name -> <result>.name direct
-- column: book.title -> <result>.titles direct
-- column: book.sold -> <result>.state direct
-- column: author.id -> <result>.* join
-- column: book.author_id -> <result>.* join
-- column: book.title -> <result>.* sort
-- column: book.sold -> <result>.* filter
-- column: author.name -> <result>.* group
SELECT a.name,
       GROUP_CONCAT(b.title ORDER BY b.title SEPARATOR ', ') AS titles,
       IF(SUM(b.sold) > 0, SUM(b.sold), 0) AS state
FROM author a
STRAIGHT_JOIN book b ON b.author_id = a.id
GROUP BY a.name WITH ROLLUP;
-- end

-- id: mysql_shop_016
-- dialect: mysql
-- construct: partition_exchange
-- reads: metrics, metrics_2023
-- writes: metrics, metrics_2023
ALTER TABLE metrics EXCHANGE PARTITION p2023 WITH TABLE metrics_2023 WITHOUT VALIDATION;
-- end

-- id: mysql_shop_017
-- dialect: mysql
-- construct: function
-- reads: vat
DELIMITER //
CREATE FUNCTION gross(net DECIMAL(10,2), c CHAR(2)) RETURNS DECIMAL(10,2)
READS SQL DATA
BEGIN
    DECLARE r DECIMAL(4,3);
    SELECT rate INTO r FROM vat WHERE country = c LIMIT 1;
    RETURN net * (1 + r);
END//
DELIMITER ;
-- end

-- id: mysql_shop_018
-- dialect: mysql
-- construct: insert, variable, script
-- reads: seq, tickets
-- writes: ticket_copy
-- column: tickets.subject -> ticket_copy.subject direct
-- column: seq.last_no -> ticket_copy.no direct
-- column: seq.name -> ticket_copy.* filter
SET @base = (SELECT last_no FROM seq WHERE name = 'ticket');
INSERT INTO ticket_copy SET subject = (SELECT t.subject FROM tickets t LIMIT 1), no = @base + 1;
-- end
