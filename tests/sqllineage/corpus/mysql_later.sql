-- id: mysql_later_001
-- dialect: mysql
-- construct: procedure, cursor, loop
-- reads: queue_in, price_list
-- writes: queue_out, queue_in
-- column: queue_in.id -> queue_out.id direct
-- column: price_list.price -> queue_out.amount direct
-- column: queue_in.qty -> queue_out.amount direct
-- column: price_list.sku -> queue_out.* filter
-- column: queue_in.sku -> queue_out.* filter
-- column: queue_in.state -> queue_out.* filter
-- column: queue_in.state -> queue_in.* filter
-- column: queue_in.id -> queue_in.* filter
-- column: queue_in.id -> queue_out.* sort
-- column: queue_in.id -> queue_in.* sort
DROP PROCEDURE IF EXISTS work_off;
DELIMITER //
CREATE PROCEDURE work_off(IN p_limit INT)
BEGIN
  DECLARE done INT DEFAULT FALSE;
  DECLARE v_id, v_qty INT;
  DECLARE v_sku VARCHAR(20);
  DECLARE v_price DECIMAL(10,2);
  DECLARE cur CURSOR FOR SELECT id, sku, qty FROM queue_in WHERE state = 'new' ORDER BY id;
  DECLARE CONTINUE HANDLER FOR NOT FOUND SET done = TRUE;

  OPEN cur;
  read_loop: LOOP
    FETCH cur INTO v_id, v_sku, v_qty;
    IF done THEN
      LEAVE read_loop;
    END IF;
    SELECT price INTO v_price FROM price_list WHERE sku = v_sku LIMIT 1;
    INSERT INTO queue_out (id, amount) VALUES (v_id, v_price * v_qty);
    UPDATE queue_in SET state = 'done' WHERE id = v_id;
  END LOOP;
  CLOSE cur;
END //
DELIMITER ;
-- end

-- id: mysql_later_002
-- dialect: mysql
-- construct: insert, update, using_join
-- reads: import_user, country
-- writes: app.user
-- column: import_user.email -> app.user.email direct
-- column: country.iso -> app.user.country direct
-- column: import_user.name -> app.user.name direct
-- column: app.user.name -> app.user.name direct
-- column: import_user.country_id -> app.user.* join
-- column: country.country_id -> app.user.* join
-- column: app.user.name -> app.user.* filter
INSERT INTO app.user (email, country, name)
SELECT LOWER(i.email), c.iso, i.name
FROM import_user AS i
INNER JOIN country AS c USING (country_id)
ON DUPLICATE KEY UPDATE
  name = IF(app.user.name = '', VALUES(name), app.user.name),
  country = VALUES(country);
-- end

-- id: mysql_later_003
-- dialect: mysql
-- construct: update, join
-- reads: stage_stock
-- writes: stock, product
-- column: stage_stock.qty -> stock.qty direct
-- column: stage_stock.at -> product.last_count direct
-- column: stock.sku -> stock.* join
-- column: stock.sku -> product.* join
-- column: stage_stock.sku -> stock.* join
-- column: stage_stock.sku -> product.* join
-- column: product.product_id -> stock.* join
-- column: product.product_id -> product.* join
-- column: stock.product_id -> stock.* join
-- column: stock.product_id -> product.* join
-- column: stage_stock.bad -> stock.* filter
-- column: stage_stock.bad -> product.* filter
UPDATE stock s
  JOIN stage_stock g ON g.sku = s.sku
  JOIN product p ON p.product_id = s.product_id
SET s.qty = g.qty, p.last_count = g.at
WHERE g.bad = 0;
-- end

-- id: mysql_later_004
-- dialect: mysql
-- construct: delete, join
-- writes: session, session_item
-- column: session.expires -> session.* filter
-- column: session.expires -> session_item.* filter
-- column: session.id -> session.* join
-- column: session.id -> session_item.* join
-- column: session_item.session_id -> session.* join
-- column: session_item.session_id -> session_item.* join
DELETE s, i
FROM session AS s
LEFT JOIN session_item AS i ON i.session_id = s.id
WHERE s.expires < NOW() - INTERVAL 30 DAY;
-- end

-- id: mysql_later_005
-- dialect: mysql
-- construct: select, variable
-- reads: score
-- column: score.player -> <result>.player direct
-- column: score.points -> <result>.points direct
-- column: score.points -> <result>.* sort
SET @rank := 0;
SELECT @rank := @rank + 1 AS pos, player, points FROM score ORDER BY points DESC;
-- end

-- id: mysql_later_006
-- dialect: mysql
-- construct: rename, script
-- reads: src_zip, zip
-- writes: zip_old, zip
-- column: src_zip.plz -> zip.plz direct
-- column: src_zip.town -> zip.town direct
CREATE TABLE zip_new LIKE zip;
INSERT IGNORE INTO zip_new (plz, town) SELECT plz, town FROM src_zip;
RENAME TABLE zip TO zip_old, zip_new TO zip;
-- end

-- id: mysql_later_007
-- dialect: mysql
-- construct: trigger, update
-- reads: order
-- writes: customer_stat
-- column: order.eur -> customer_stat.total direct
-- column: customer_stat.total -> customer_stat.total direct
-- column: customer_stat.customer_id -> customer_stat.* filter
-- column: order.customer_id -> customer_stat.* filter
DELIMITER ;;
CREATE TRIGGER order_ai AFTER INSERT ON `order` FOR EACH ROW
  UPDATE customer_stat SET total = total + NEW.eur WHERE customer_id = NEW.customer_id;;
DELIMITER ;
-- end

-- id: mysql_later_008
-- dialect: mysql
-- construct: dynamic_sql, variable, script
-- reads: t_src
-- writes: t_dst
-- column: t_src.a -> t_dst.a direct
-- column: t_src.b -> t_dst.b direct
SET @s = CONCAT('INSERT INTO t_dst (a, b) ', 'SELECT a, b FROM t_src');
PREPARE stmt FROM @s;
EXECUTE stmt;
DEALLOCATE PREPARE stmt;
-- end

-- id: mysql_later_009
-- dialect: mysql
-- construct: dynamic_sql, procedure
-- reads: information_schema.tables
-- dropped: 1
DELIMITER $$
CREATE PROCEDURE purge_all(IN db VARCHAR(64))
BEGIN
  DECLARE t VARCHAR(64);
  SELECT table_name INTO t FROM information_schema.tables WHERE table_schema = db LIMIT 1;
  SET @q = CONCAT('DELETE FROM ', db, '.', t);
  PREPARE p FROM @q;
  EXECUTE p;
  DEALLOCATE PREPARE p;
END$$
DELIMITER ;
-- end

-- id: mysql_later_010
-- dialect: mysql
-- construct: copy, script
-- writes: raw_visit
LOAD DATA LOCAL INFILE '/in/visit.csv' REPLACE INTO TABLE raw_visit
CHARACTER SET utf8mb4
FIELDS TERMINATED BY ',' OPTIONALLY ENCLOSED BY '"'
LINES TERMINATED BY '\n' IGNORE 1 LINES
(id, @at, url) SET at = STR_TO_DATE(@at, '%d.%m.%Y');
-- end

-- id: mysql_later_011
-- dialect: mysql
-- construct: unload, select
-- reads: visit
SELECT id, url FROM visit WHERE at > '2024-01-01'
INTO OUTFILE '/out/visit.csv' FIELDS TERMINATED BY ';';
-- end

-- id: mysql_later_012
-- dialect: mysql
-- construct: json, unnest, ctas, comment
-- reads: doc
-- writes: doc_item
-- column: doc.id -> doc_item.id direct
-- column: doc.body -> doc_item.sku direct
-- column: doc.body -> doc_item.n direct
# every item of every document
CREATE TABLE doc_item ENGINE=InnoDB
SELECT d.id, j.sku, j.n -- one row an item
FROM doc d
JOIN JSON_TABLE(d.body, '$.items[*]' COLUMNS (
  n FOR ORDINALITY,
  sku VARCHAR(40) PATH '$.sku' DEFAULT '""' ON EMPTY
)) AS j;
-- end

-- id: mysql_later_013
-- dialect: mysql
-- construct: view, subquery, aggregate
-- reads: my-db.visits, page
-- writes: v_top
-- column: my-db.visits.url -> v_top.url direct
-- column: page.title -> v_top.title direct
-- column: my-db.visits.url -> v_top.* group
-- column: page.path -> v_top.* filter
-- column: my-db.visits.url -> v_top.* filter
CREATE ALGORITHM=MERGE DEFINER=`root`@`localhost` SQL SECURITY INVOKER VIEW v_top (url, title, n) AS
select v.url, (select p.title from page p where p.path = v.url), count(0)
from `my-db`.`visits` v
group by v.url with rollup;
-- end

-- id: mysql_later_014
-- dialect: mysql
-- construct: insert, select
-- reads: pay
-- writes: pay_log
-- column: pay.id -> pay_log.id direct
-- column: pay.eur -> pay_log.eur direct
-- column: pay.eur -> pay_log.band direct
-- column: pay.eur -> pay_log.* filter
REPLACE INTO pay_log SET id = 1, eur = 2;
INSERT INTO pay_log (id, eur, band)
SELECT p.id, p.eur, CASE WHEN p.eur > 100 THEN 'big' ELSE FORMAT(p.eur, 2) END FROM pay p;
-- end
