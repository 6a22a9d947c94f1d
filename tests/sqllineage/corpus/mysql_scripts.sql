-- id: mysql_scripts_101
-- dialect: mysql
-- construct: procedure, call, script
-- kind: sp_procedure
-- reads: cart
-- writes: shop_stat
-- column: cart.is_open -> shop_stat.* filter
-- dropped: 1
DELIMITER //
CREATE PROCEDURE night_run()
BEGIN
    DECLARE EXIT HANDLER FOR SQLEXCEPTION ROLLBACK;
    START TRANSACTION;
    CALL sp_purge_carts(30);
    INSERT INTO shop_stat (day, carts) SELECT CURDATE(), COUNT(*) FROM cart c WHERE c.is_open = 1;
    COMMIT;
END //
DELIMITER ;
-- end

-- id: mysql_scripts_102
-- dialect: mysql
-- construct: variable, insert, script
-- kind: set_expression
-- reads: ward.bed, ward.config, ward.queue
-- writes: ward.plan
-- column: ward.queue.patient_id -> ward.plan.patient_id direct
-- column: ward.bed.bed_no -> ward.plan.bed_no direct
-- column: ward.config.gap -> ward.plan.bed_no direct
-- column: ward.bed.is_free -> ward.plan.* filter
SET @first = COALESCE((SELECT MIN(b.bed_no) FROM ward.bed b WHERE b.is_free = 1), 0),
    @step := 1 + (SELECT c.gap FROM ward.config c);
INSERT INTO ward.plan (patient_id, bed_no)
SELECT q.patient_id, @first + @step FROM ward.queue q;
-- end

-- id: mysql_scripts_103
-- dialect: mysql
-- construct: update, join
-- kind: index_hint
-- reads: room
-- writes: booking
-- column: room.price -> booking.price direct
-- column: room.room_id -> booking.* join
-- column: booking.room_id -> booking.* join
-- column: booking.day -> booking.* filter
UPDATE booking b FORCE INDEX (ix_room)
JOIN room r USE INDEX FOR JOIN (PRIMARY, ix_floor) IGNORE INDEX FOR ORDER BY (ix_name) ON r.room_id = b.room_id
SET b.price = r.price
WHERE b.day > CURDATE();
-- end

-- id: mysql_scripts_104
-- dialect: mysql
-- construct: ctas
-- kind: select_modifier
-- reads: sale
-- writes: rep_sales
-- column: sale.region -> rep_sales.region direct
-- column: sale.amount -> rep_sales.amount direct
-- column: sale.is_void -> rep_sales.* filter
CREATE TABLE rep_sales ENGINE = InnoDB AS
SELECT DISTINCTROW SQL_BIG_RESULT SQL_BUFFER_RESULT s.region, s.amount
FROM sale s
WHERE s.is_void = 0;
-- end

-- id: mysql_scripts_105
-- dialect: mysql
-- construct: insert, subquery, join
-- kind: select_modifier
-- reads: visit, page
-- writes: top_page
-- column: visit.url -> top_page.url direct
-- column: visit.id -> top_page.hits direct
-- column: visit.url -> top_page.* group
-- column: page.url -> top_page.* join
-- column: visit.url -> top_page.* join
-- column: page.is_live -> top_page.* filter
INSERT INTO top_page (url, hits)
SELECT STRAIGHT_JOIN SQL_CACHE d.url, d.hits
FROM (SELECT SQL_SMALL_RESULT v.url, COUNT(v.id) AS hits FROM visit v GROUP BY v.url) d
JOIN page p ON p.url = d.url
WHERE p.is_live = 1;
-- end

-- id: mysql_scripts_106
-- dialect: mysql
-- construct: select, script
-- kind: select_modifier
-- reads: book
-- column: book.isbn -> <result>.isbn direct
-- column: book.title -> <result>.sql_title direct
-- column: book.title -> <result>.* sort
SELECT ALL HIGH_PRIORITY SQL_CALC_FOUND_ROWS b.isbn, b.title AS sql_title
FROM book b
ORDER BY b.title
LIMIT 20;
SELECT FOUND_ROWS() AS n;
-- end

-- id: mysql_scripts_107
-- dialect: mysql
-- construct: insert, aggregate
-- kind: group_by_order
-- reads: sale
-- writes: rep_month
-- column: sale.region -> rep_month.region direct
-- column: sale.sold_on -> rep_month.mon direct
-- column: sale.amount -> rep_month.total direct
-- column: sale.is_void -> rep_month.* filter
-- column: sale.region -> rep_month.* group
-- column: sale.sold_on -> rep_month.* group
INSERT INTO rep_month (region, mon, total)
SELECT s.region, MONTH(s.sold_on), SUM(s.amount)
FROM sale s
WHERE s.is_void = 0
GROUP BY s.region ASC, MONTH(s.sold_on) DESC WITH ROLLUP;
-- end

-- id: mysql_scripts_108
-- dialect: mysql
-- construct: view, aggregate
-- kind: group_by_order
-- reads: fixture
-- writes: v_team_points
-- column: fixture.team -> v_team_points.club direct
-- column: fixture.points -> v_team_points.pts direct
-- column: fixture.played_on -> v_team_points.last_on direct
-- column: fixture.team -> v_team_points.* group
-- column: fixture.points -> v_team_points.* filter
CREATE OR REPLACE VIEW v_team_points AS
SELECT f.team AS club, SUM(f.points) AS pts, MAX(f.played_on) AS last_on
FROM fixture f
GROUP BY club DESC
HAVING pts > 10;
-- end

-- id: mysql_scripts_109
-- dialect: mysql
-- construct: select, subquery, join
-- kind: group_by_order
-- reads: customer, orders
-- column: customer.name -> <result>.name direct
-- column: orders.id -> <result>.n direct
-- column: orders.customer_id -> <result>.* group
-- column: orders.customer_id -> <result>.* join
-- column: customer.id -> <result>.* join
-- column: orders.id -> <result>.* sort
SELECT c.name, d.n
FROM customer c
JOIN (SELECT o.customer_id, COUNT(o.id) AS n FROM orders o GROUP BY 1 DESC) d ON d.customer_id = c.id
ORDER BY d.n ASC;
-- end

-- id: mysql_scripts_110
-- dialect: mysql
-- construct: insert, aggregate, quoted_name
-- kind: group_by_order
-- reads: label
-- writes: label_count
-- column: label.desc -> label_count.label direct
-- column: label.asc -> label_count.n direct
-- column: label.desc -> label_count.* group
-- column: label.desc -> label_count.* sort
INSERT INTO label_count (label, n)
SELECT t.`desc`, COUNT(t.`asc`)
FROM label t
GROUP BY t.`desc`
ORDER BY t.`desc` DESC;
-- end
