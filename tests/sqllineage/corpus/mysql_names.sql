-- id: mysql_names_001
-- dialect: mysql
-- construct: update, join
-- kind: schema_called_temp
-- reads: temp.voucher
-- writes: session.cart
-- column: temp.voucher.percent -> session.cart.discount direct
-- column: temp.voucher.code -> session.cart.* join
-- column: session.cart.code -> session.cart.* join
-- column: temp.voucher.active -> session.cart.* filter
-- column: session.cart.state -> session.cart.* filter
UPDATE session.cart AS c
JOIN temp.voucher AS v ON v.code = c.code
SET c.discount = v.percent, c.updated_at = NOW()
WHERE v.active = 1 AND c.state <> 'paid';
-- end

-- id: mysql_names_002
-- dialect: mysql
-- construct: view, join
-- kind: digit_name
-- reads: auth.users, auth.2fa_device
-- writes: auth.enrolled
-- column: auth.users.login -> auth.enrolled.login direct
-- column: auth.2fa_device.1st_seen -> auth.enrolled.since direct
-- column: auth.2fa_device.user_id -> auth.enrolled.* join
-- column: auth.users.id -> auth.enrolled.* join
-- column: auth.2fa_device.revoked -> auth.enrolled.* filter
CREATE OR REPLACE VIEW auth.enrolled AS
SELECT u.login, 2fa.1st_seen AS since
FROM auth.users u JOIN auth.2fa_device 2fa ON 2fa.user_id = u.id
WHERE 2fa.revoked = 0;
-- end

-- id: mysql_names_003
-- dialect: mysql
-- construct: select
-- kind: substitution_variable
-- reads: app.user_role
-- column: app.user_role.login -> <result>.login direct
-- column: app.user_role.rights -> <result>.effective direct
-- column: app.user_role.role_mask -> <result>.effective direct
-- column: app.user_role.flags -> <result>.* filter
-- column: app.user_role.note -> <result>.* filter
SELECT u.login, u.rights &role_mask AS effective, 'R&D' AS dept
FROM app.user_role u
WHERE u.flags&1 = 1 AND u.note NOT LIKE '%&owner.%';
-- end

-- id: mysql_names_004
-- dialect: mysql
-- construct: update, join
-- kind: backslash_lexing
-- reads: archive.volume
-- writes: archive.document
-- column: archive.volume.name -> archive.document.label direct
-- column: archive.volume.id -> archive.document.volume_id direct
-- column: archive.volume.path -> archive.document.* join
-- column: archive.document.path -> archive.document.* join
-- column: archive.document.path -> archive.document.* filter
-- column: archive.document.note -> archive.document.* filter
UPDATE archive.document d
JOIN archive.volume v ON v.path = REPLACE(d.path, '\\', '/')
SET d.label = CONCAT('vol\'', v.name, "\"\\"), d.volume_id = v.id
WHERE d.path LIKE 'C:\\\\%' AND d.note <> 'done; it\'s -- ok';
-- end

-- id: mysql_names_005
-- dialect: mysql
-- construct: select, join
-- kind: table_placeholder
-- reads: market.tick, market.sampling
-- column: market.tick.sym -> <result>.sym direct
-- column: market.tick.price -> <result>.price direct
-- column: market.sampling.code -> <result>.tag direct
-- column: market.sampling.sym -> <result>.* join
-- column: market.tick.sym -> <result>.* join
-- column: market.tick.minute_no -> <result>.* filter
-- column: market.sampling.step -> <result>.* filter
SELECT e.sym, e.price, CONCAT('%s/', s.code) AS tag
FROM market.tick e JOIN market.sampling s ON s.sym = e.sym
WHERE e.minute_no %s.step = 0;
-- end

-- id: mysql_names_006
-- dialect: mysql
-- construct: script, ctas, insert, broken
-- kind: unknown_qualifier
-- reads: crm.customer
-- writes: crm.vip
-- column: crm.customer.id -> crm.vip.id direct
-- column: crm.customer.city -> crm.vip.city direct
-- column: crm.customer.turnover -> crm.vip.* filter
-- dropped: 1
CREATE TABLE crm.vip AS SELECT c.id, c.city FROM crm.customer c WHERE c.turnover > 10000;
INSERT INTO crm.vip (id, city)
SELECT customer.id, customer.city FROM crm.customer c WHERE c.since < '2020-01-01';
-- end

-- id: mysql_names_007
-- dialect: mysql
-- construct: trigger, comment, subquery
-- kind: conditional_comment
-- reads: stock, site
-- writes: stock_out
-- column: stock.sku -> stock_out.sku direct
-- column: stock.qty -> stock_out.qty direct
-- column: site.code -> stock_out.site direct
-- column: site.id -> stock_out.* filter
-- column: stock.site_id -> stock_out.* filter
DELIMITER ;;
/*!50003 CREATE*/ /*!50017 DEFINER=`shop`@`%`*/ /*!50003 TRIGGER `stock_au` AFTER UPDATE ON `stock` FOR EACH ROW BEGIN
  IF NEW.qty < OLD.qty THEN
    INSERT INTO `stock_out` (`sku`, `qty`, `site`)
    VALUES (NEW.sku, OLD.qty - NEW.qty, (SELECT `s`.`code` FROM `site` `s` WHERE `s`.`id` = NEW.site_id));
  END IF;
END */;;
DELIMITER ;
-- end

-- id: mysql_names_008
-- dialect: mysql
-- construct: view, comment, join, script
-- kind: conditional_comment
-- reads: parcel, hub
-- writes: late_parcel
-- column: parcel.no -> late_parcel.no direct
-- column: hub.city -> late_parcel.city direct
-- column: hub.id -> late_parcel.* join
-- column: parcel.hub_id -> late_parcel.* join
-- column: parcel.due -> late_parcel.* filter
/*!50001 CREATE VIEW `late_parcel` AS SELECT 
 1 AS `no`,
 1 AS `city`*/;
/*!50001 DROP VIEW IF EXISTS `late_parcel`*/;
/*!50001 SET @saved_cs_client = @@character_set_client */;
/*!50001 CREATE ALGORITHM=MERGE */
/*!50013 DEFINER=`post`@`localhost` SQL SECURITY INVOKER */
/*!50001 VIEW `late_parcel` AS select `p`.`no` AS `no`,`h`.`city` AS `city` from (`parcel` `p` join `hub` `h` on((`h`.`id` = `p`.`hub_id`))) where (`p`.`due` < curdate()) */
/*!50002 WITH CASCADED CHECK OPTION */;
-- end

-- id: mysql_names_009
-- dialect: mysql
-- construct: insert, comment, join
-- kind: conditional_comment
-- reads: web.visit, web.page
-- writes: mart.visit_day
-- column: web.visit.page_id -> mart.visit_day.page_id direct
-- column: web.visit.day -> mart.visit_day.day direct
-- column: web.page.id -> mart.visit_day.* join
-- column: web.visit.page_id -> mart.visit_day.* join
-- column: web.page.site_id -> mart.visit_day.* join
-- column: web.visit.site_id -> mart.visit_day.* join
-- column: web.visit.bot -> mart.visit_day.* filter
-- column: web.visit.page_id -> mart.visit_day.* group
-- column: web.visit.day -> mart.visit_day.* group
INSERT INTO mart.visit_day (page_id, day, hits)
SELECT /*! STRAIGHT_JOIN */ v.page_id, v.day, COUNT(*)
FROM web.visit v /*!50000 FORCE INDEX (ix_day) */
JOIN web.page p ON p.id = v.page_id /*!50700 AND p.site_id = v.site_id */
/*!50100 WHERE v.bot = 0 */
GROUP BY v.page_id, v.day;
-- end

-- id: mysql_names_010
-- dialect: mysql
-- construct: script, insert, comment, join
-- kind: conditional_comment
-- reads: contact, opt_in
-- writes: contact_clean
-- column: contact.id -> contact_clean.id direct
-- column: contact.mail -> contact_clean.mail direct
-- column: opt_in.contact_id -> contact_clean.* join
-- column: contact.id -> contact_clean.* join
-- column: contact.bounced -> contact_clean.* filter
-- column: contact.blocked -> contact_clean.* filter
/*M!100616 SET @OLD_NOTE_VERBOSITY=@@NOTE_VERBOSITY, NOTE_VERBOSITY=0 */;
/*!40000 ALTER TABLE `contact_clean` DISABLE KEYS */;
INSERT INTO contact_clean (id, mail)
SELECT c.id, c.mail FROM contact c /*M!100500 JOIN opt_in o ON o.contact_id = c.id */
WHERE c.bounced = 0 /*M!100100 AND c.blocked = 0 */;
/*!40000 ALTER TABLE `contact_clean` ENABLE KEYS */;
-- end

-- id: mysql_names_011
-- dialect: mysql
-- construct: insert, comment
-- kind: conditional_comment
-- reads: press.article
-- writes: press.article_plain
-- column: press.article.id -> press.article_plain.id direct
-- column: press.article.body -> press.article_plain.body direct
-- column: press.article.state -> press.article_plain.* filter
INSERT INTO press.article_plain (id, body)
SELECT a.id, REPLACE(a.body, '/*!50001 ', '') FROM press.article a
/* !50001 JOIN press.draft d ON d.id = a.id */
-- /*!50001 JOIN press.note n ON n.id = a.id */
WHERE a.state = 'live' /* !80000 AND a.hidden = 0 */;
-- end
