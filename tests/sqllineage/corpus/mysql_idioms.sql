-- id: mysql_idioms_001
-- dialect: mysql
-- construct: update, join
-- reads: c
-- writes: a, b
-- column: c.v -> a.v direct
-- column: c.w -> b.w direct
-- column: a.id -> a.* join
-- column: b.a_id -> a.* join
-- column: a.id -> b.* join
-- column: b.a_id -> b.* join
-- column: b.c_id -> a.* join
-- column: c.id -> a.* join
-- column: b.c_id -> b.* join
-- column: c.id -> b.* join
UPDATE a JOIN b ON b.a_id = a.id JOIN c ON c.id = b.c_id SET a.v = c.v, b.w = c.w;
-- end

-- id: mysql_idioms_002
-- dialect: mysql
-- construct: delete, join
-- reads: banned
-- writes: post
-- column: post.author_id -> post.* join
-- column: banned.user_id -> post.* join
-- column: banned.until_day -> post.* filter
DELETE FROM post USING post INNER JOIN banned ON banned.user_id = post.author_id WHERE banned.until_day > CURDATE();
-- end

-- id: mysql_idioms_003
-- dialect: mysql
-- construct: select
-- reads: stay
-- column: stay.a -> <result>.mins direct
-- column: stay.b -> <result>.mins direct
-- column: stay.a -> <result>.next_day direct
-- column: stay.a -> <result>.y direct
-- column: stay.name -> <result>.name direct
-- column: stay.a -> <result>.* filter
SELECT TIMESTAMPDIFF(MINUTE, a, b) AS mins,
       a + INTERVAL 1 DAY AS next_day,
       EXTRACT(YEAR FROM a) AS y,
       CONVERT(name USING utf8mb4) AS name
FROM stay FORCE INDEX (ix_a)
WHERE a BETWEEN '2024-01-01' AND NOW();
-- end

-- id: mysql_idioms_004
-- dialect: mysql
-- construct: variable, select, script
-- reads: cfg, sale
-- writes: big_sale
-- column: sale.id -> big_sale.id direct
-- column: cfg.max_eur -> big_sale.capped direct
-- column: sale.eur -> big_sale.* filter
-- column: cfg.min_eur -> big_sale.* filter
-- column: cfg.active -> big_sale.* filter
SELECT min_eur, max_eur INTO @lo, @hi FROM cfg WHERE active = 1 LIMIT 1;
INSERT INTO big_sale (id, capped) SELECT id, @hi FROM sale WHERE eur > @lo;
-- end

-- id: mysql_idioms_005
-- dialect: mysql
-- construct: script, comment, trigger
-- reads: film
-- writes: film_text
-- column: film.film_id -> film_text.film_id direct
-- column: film.title -> film_text.title direct
/*!40014 SET @OLD_UNIQUE_CHECKS=@@UNIQUE_CHECKS, UNIQUE_CHECKS=0 */;
DROP TABLE IF EXISTS `film_text`;
/*!40101 SET character_set_client = utf8 */;
CREATE TABLE `film_text` (
  `film_id` smallint NOT NULL,
  `title` varchar(255) NOT NULL COMMENT 'copied; see trigger',
  PRIMARY KEY (`film_id`),
  FULLTEXT KEY `idx_title` (`title`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `film_text` WRITE;
UNLOCK TABLES;
DELIMITER ;;
CREATE TRIGGER `ins_film` AFTER INSERT ON `film` FOR EACH ROW BEGIN
    INSERT INTO film_text (film_id, title) VALUES (new.film_id, new.title);
  END;;
DELIMITER ;
-- end

-- id: mysql_idioms_006
-- dialect: mysql
-- construct: procedure, script
-- reads: q1, q2
-- writes: r1, r2
-- column: q1.a -> r1.a direct
-- column: q2.b -> r2.b direct
DELIMITER $$
CREATE PROCEDURE route(IN p_kind CHAR(1))
BEGIN
    CASE p_kind
        WHEN 'a' THEN INSERT INTO r1 (a) SELECT a FROM q1;
        WHEN 'b' THEN
            BEGIN
                INSERT INTO r2 (b) SELECT b FROM q2;
            END;
        ELSE SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'unknown kind';
    END CASE;
END $$
DELIMITER ;
-- end
