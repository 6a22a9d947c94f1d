-- id: mysql_routines_001
-- dialect: mysql
-- construct: procedure, variable, script
-- reads: etl_state, src_event
-- writes: dw_event, etl_state
-- column: src_event.id -> dw_event.id direct
-- column: src_event.kind -> dw_event.kind direct
-- column: src_event.id -> dw_event.* filter
-- column: etl_state.last_id -> dw_event.* filter
-- column: etl_state.job -> dw_event.* filter
-- column: src_event.id -> etl_state.last_id direct
-- column: etl_state.job -> etl_state.* filter
DELIMITER $$
CREATE DEFINER = `etl`@`%` PROCEDURE load_event()
MODIFIES SQL DATA
BEGIN
    DECLARE v_last BIGINT DEFAULT 0;
    DECLARE v_max BIGINT;
    SELECT last_id INTO v_last FROM etl_state WHERE job = 'event';
    SELECT MAX(id) INTO v_max FROM src_event;
    IF v_max > v_last THEN
        INSERT INTO dw_event (id, kind) SELECT id, kind FROM src_event WHERE id > v_last;
        UPDATE etl_state SET last_id = v_max WHERE job = 'event';
    END IF;
END$$
DELIMITER ;
-- end

-- id: mysql_routines_002
-- dialect: mysql
-- construct: procedure, call, temp_table
-- reads: raw_bid
-- writes: best_bid
-- column: raw_bid.item -> best_bid.item direct
-- column: raw_bid.eur -> best_bid.eur direct
-- column: raw_bid.item -> best_bid.* group
DELIMITER //
CREATE PROCEDURE fill_best_bid()
BEGIN
    DROP TEMPORARY TABLE IF EXISTS t_best;
    CREATE TEMPORARY TABLE t_best (PRIMARY KEY (item)) AS SELECT item, MAX(eur) AS eur FROM raw_bid GROUP BY item;
    INSERT INTO best_bid (item, eur) SELECT item, eur FROM t_best;
END //
DELIMITER ;
CALL fill_best_bid();
-- end

-- id: mysql_routines_003
-- dialect: mysql
-- construct: call, script
-- writes: job_log
-- dropped: 1
INSERT INTO job_log (name, at) VALUES ('rebuild', NOW());
CALL maintenance.rebuild_all();
-- end

-- id: mysql_routines_004
-- dialect: mysql
-- construct: select, subquery, union
-- reads: staff, guest
-- column: staff.name -> <result>.who direct
-- column: guest.name -> <result>.who direct
-- column: staff.since -> <result>.* filter
-- column: guest.name -> <result>.* sort
-- column: staff.name -> <result>.* sort
(SELECT name AS who FROM staff WHERE since < 2020)
UNION DISTINCT
(SELECT name FROM guest)
ORDER BY who LIMIT 5, 10;
-- end

-- id: mysql_routines_005
-- dialect: mysql
-- construct: cte, window, ctas
-- reads: measurement
-- writes: measurement_delta
-- column: measurement.sensor -> measurement_delta.sensor direct
-- column: measurement.val -> measurement_delta.delta direct
-- column: measurement.sensor -> measurement_delta.* window
-- column: measurement.at -> measurement_delta.* window
CREATE TABLE measurement_delta AS
WITH m AS (
    SELECT sensor, val, LAG(val) OVER w AS prev FROM measurement WINDOW w AS (PARTITION BY sensor ORDER BY at)
)
SELECT sensor, val - prev AS delta FROM m;
-- end

-- id: mysql_routines_006
-- dialect: mysql
-- construct: recursive_cte
-- reads: page
-- column: page.id -> <result>.id direct
-- column: page.slug -> <result>.path direct
-- column: page.parent_id -> <result>.* filter
-- column: page.parent_id -> <result>.* join
-- column: page.id -> <result>.* join
WITH RECURSIVE p (id, path) AS (
    SELECT id, CAST(slug AS CHAR(500)) FROM page WHERE parent_id IS NULL
    UNION ALL
    SELECT c.id, CONCAT(p.path, '/', c.slug) FROM page AS c INNER JOIN p ON c.parent_id = p.id
)
SELECT id, path FROM p;
-- end

-- id: mysql_routines_007
-- dialect: mysql
-- construct: update, subquery, join
-- reads: line
-- writes: orders
-- column: line.eur -> orders.total direct
-- column: line.order_id -> orders.* group
-- column: orders.id -> orders.* join
-- column: line.order_id -> orders.* join
UPDATE orders o
INNER JOIN (SELECT order_id, SUM(eur) AS total FROM line GROUP BY order_id) t ON t.order_id = o.id
SET o.total = t.total;
-- end

-- id: mysql_routines_008
-- dialect: mysql
-- construct: update, join
-- reads: b
-- writes: a
-- column: b.v -> a.v direct
-- column: a.k -> a.* filter
-- column: b.k -> a.* filter
UPDATE a, b SET a.v = b.v WHERE a.k = b.k;
-- end

-- id: mysql_routines_009
-- dialect: mysql
-- construct: comment, script, ddl
-- reads: wp_posts
-- column: wp_posts.post_title -> <result>.post_title direct
-- column: wp_posts.post_status -> <result>.* filter
/*!40101 SET NAMES utf8mb4 */;
SET FOREIGN_KEY_CHECKS = 0;
# SELECT * FROM wp_users;
SELECT /*+ MAX_EXECUTION_TIME(1000) */ post_title -- the title
FROM wp_posts USE INDEX (type_status_date)
WHERE post_status = 'publish';
-- end

-- id: mysql_routines_010
-- dialect: mysql
-- construct: star, quoted_name, view
-- schema: {"tables": {"shop.kunde": ["kundennr", "name"], "shop.adresse": ["kundennr", "ort"]}}
-- default_schema: shop
-- reads: Kunde, adresse
-- writes: v_kunde
-- column: Kunde.kundennr -> v_kunde.kundennr direct
-- column: Kunde.name -> v_kunde.name direct
-- column: adresse.ort -> v_kunde.ort direct
-- column: Kunde.kundennr -> v_kunde.* join
-- column: adresse.kundennr -> v_kunde.* join
CREATE VIEW v_kunde AS SELECT * FROM `Kunde` JOIN adresse USING (kundennr);
-- end

-- id: mysql_routines_011
-- dialect: mysql
-- construct: json, select
-- reads: device
-- column: device.id -> <result>.id direct
-- column: device.props -> <result>.os direct
-- column: device.props -> <result>.* filter
-- column: device.props -> <result>.ports direct
SELECT id, props->>'$.os' AS os, JSON_EXTRACT(props, '$.ports[*].no') AS ports
FROM device
WHERE JSON_CONTAINS(props, '"linux"', '$.os');
-- end

-- id: mysql_routines_012
-- dialect: mysql
-- construct: insert, select
-- reads: old_t
-- writes: new_t
-- column: old_t.a -> new_t.a direct
-- column: old_t.b -> new_t.b direct
-- column: old_t.c -> new_t.* filter
INSERT LOW_PRIORITY IGNORE INTO new_t (a, b)
SELECT a, IFNULL(b, 0) FROM old_t WHERE c IS NOT NULL
ON DUPLICATE KEY UPDATE b = VALUES(b);
-- end

-- id: mysql_routines_013
-- dialect: mysql
-- construct: broken, script
-- reads: s
-- writes: t
-- column: s.x -> t.x direct
-- dropped: 1
INSERT INTO t (x) SELECT x FROM s;
UPDATE SET x = = 1 FORM t;
-- end

-- id: mysql_routines_014
-- dialect: mysql
-- construct: lateral, join
-- reads: driver, ride
-- column: driver.name -> <result>.name direct
-- column: ride.km -> <result>.longest direct
-- column: ride.driver_id -> <result>.* filter
-- column: driver.id -> <result>.* filter
SELECT d.name, r.longest
FROM driver d
LEFT JOIN LATERAL (SELECT MAX(x.km) AS longest FROM ride x WHERE x.driver_id = d.id) r ON TRUE;
-- end

-- id: mysql_routines_015
-- dialect: mysql
-- construct: loop, procedure, delete
-- reads: archive_plan
-- writes: visit
-- column: visit.at -> visit.* filter
-- column: archive_plan.keep_from -> visit.* filter
-- column: archive_plan.name -> visit.* filter
DELIMITER $$
CREATE PROCEDURE purge_visit()
BEGIN
    DECLARE v_from DATETIME;
    SET v_from = (SELECT keep_from FROM archive_plan WHERE name = 'visit');
    REPEAT
        DELETE FROM visit WHERE at < v_from LIMIT 1000;
    UNTIL ROW_COUNT() = 0 END REPEAT;
END$$
DELIMITER ;
-- end
