-- id: mysql_report_nested_parentheses
-- dialect: mysql
-- construct: view, cte, join
-- reads: bill, cust
-- writes: due
-- column: bill.cust -> due.* join
-- column: bill.no -> due.bill_no direct
-- column: bill.paid -> due.* filter
-- column: cust.id -> due.* join
-- column: cust.mail -> due.mail direct
CREATE VIEW due AS
WITH open_bill AS (SELECT no, cust FROM bill WHERE paid = 0)
SELECT b.no AS bill_no, c.mail AS mail
FROM ((cust AS c JOIN open_bill AS b ON (c.id = b.cust)));
-- end

-- id: mysql_report_dumped_view
-- dialect: mysql
-- construct: view, comment
-- reads: bill, cust
-- writes: open_bill
-- column: bill.cust -> open_bill.* join
-- column: bill.no -> open_bill.no direct
-- column: cust.id -> open_bill.* join
-- column: cust.mail -> open_bill.mail direct
/*!50001 CREATE ALGORITHM=UNDEFINED */
/*!50013 DEFINER=`app`@`%` SQL SECURITY DEFINER */
/*!50001 VIEW `open_bill` AS select `b`.`no` AS `no`,`c`.`mail` AS `mail` from (`bill` `b` join `cust` `c` on((`c`.`id` = `b`.`cust`))) */;
-- end

-- id: mysql_report_foreign_key_list
-- dialect: mysql
-- construct: ddl, script
-- reads: shop.cart
-- writes: shop.done
-- column: shop.cart.id -> shop.done.id direct
ALTER TABLE shop.cart ADD CONSTRAINT cart_user FOREIGN KEY (user_id) REFERENCES shop.user (id) ON DELETE SET NULL ON UPDATE CASCADE, ADD KEY by_user (user_id);
INSERT INTO shop.done (id) SELECT id FROM shop.cart;
-- end

-- id: mysql_report_view_with_all_options
-- dialect: mysql
-- construct: view, join
-- reads: fleet.bus, fleet.line
-- writes: rep.bus_line
-- column: fleet.bus.bus_no -> rep.bus_line.bus_no direct
-- column: fleet.line.title -> rep.bus_line.title direct
-- column: fleet.line.line_no -> rep.bus_line.* join
-- column: fleet.bus.line_no -> rep.bus_line.* join
CREATE OR REPLACE ALGORITHM = TEMPTABLE DEFINER = 'root'@'localhost' SQL SECURITY INVOKER
VIEW rep.bus_line (bus_no, title) AS
SELECT b.bus_no, l.title FROM fleet.bus b JOIN fleet.line l ON l.line_no = b.line_no;
-- end

-- id: mysql_report_derived_table_first
-- dialect: mysql
-- construct: update, subquery, join
-- reads: pos.sale
-- writes: pos.shop
-- column: pos.sale.net -> pos.shop.best direct
-- column: pos.sale.shop_id -> pos.shop.* group
-- column: pos.sale.shop_id -> pos.shop.* join
-- column: pos.shop.shop_id -> pos.shop.* join
UPDATE (SELECT s.shop_id, MAX(s.net) AS best FROM pos.sale s GROUP BY s.shop_id) d
JOIN pos.shop h ON h.shop_id = d.shop_id
SET h.best = d.best;
-- end
