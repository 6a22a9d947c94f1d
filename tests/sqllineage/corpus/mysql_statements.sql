-- id: mysql_statements_001
-- dialect: mysql
-- construct: view, join, subquery
-- kind: with_after_query
-- reads: clinic.case_file, clinic.patient, clinic.ward
-- writes: clinic.v_open_case
-- column: clinic.case_file.case_no -> clinic.v_open_case.case_no direct
-- column: clinic.patient.full_name -> clinic.v_open_case.patient_name direct
-- column: clinic.patient.patient_id -> clinic.v_open_case.* join
-- column: clinic.case_file.patient_id -> clinic.v_open_case.* join
-- column: clinic.case_file.closed_at -> clinic.v_open_case.* filter
-- column: clinic.case_file.ward_id -> clinic.v_open_case.* filter
-- column: clinic.ward.ward_id -> clinic.v_open_case.* filter
-- column: clinic.ward.active -> clinic.v_open_case.* filter
ALTER VIEW clinic.v_open_case (case_no, patient_name) AS
SELECT c.case_no, p.full_name
FROM clinic.case_file c
JOIN clinic.patient p ON p.patient_id = c.patient_id
WHERE c.closed_at IS NULL
  AND c.ward_id IN (SELECT w.ward_id FROM clinic.ward w WHERE w.active = 1)
WITH LOCAL CHECK OPTION;
-- end

-- id: mysql_statements_002
-- dialect: mysql
-- construct: ddl, rename
-- kind: alter_on_action
-- reads: school.enrolment
-- writes: school.enrolment_2023
ALTER TABLE school.enrolment
  MODIFY COLUMN changed DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
  ADD CONSTRAINT enrolment_pupil FOREIGN KEY (pupil_id) REFERENCES school.pupil (id) ON DELETE CASCADE,
  RENAME TO school.enrolment_2023;
-- end

-- id: mysql_statements_003
-- dialect: mysql
-- construct: delete, join
-- kind: delete_star
-- reads: app.account
-- writes: app.session
-- column: app.account.account_id -> app.session.* join
-- column: app.session.account_id -> app.session.* join
-- column: app.account.account_id -> app.session.* filter
DELETE s.* FROM app.session AS s LEFT JOIN app.account AS a ON a.account_id = s.account_id WHERE a.account_id IS NULL;
-- end

-- id: mysql_statements_004
-- dialect: mysql
-- construct: delete, join
-- kind: delete_star
-- reads: shop.refund
-- writes: shop.orders, shop.order_line
-- column: shop.order_line.order_no -> shop.orders.* join
-- column: shop.orders.order_no -> shop.orders.* join
-- column: shop.refund.order_no -> shop.orders.* join
-- column: shop.orders.state -> shop.orders.* filter
-- column: shop.refund.order_no -> shop.orders.* filter
-- column: shop.order_line.order_no -> shop.order_line.* join
-- column: shop.orders.order_no -> shop.order_line.* join
-- column: shop.refund.order_no -> shop.order_line.* join
-- column: shop.orders.state -> shop.order_line.* filter
-- column: shop.refund.order_no -> shop.order_line.* filter
DELETE FROM o.*, l.*
USING shop.orders AS o
INNER JOIN shop.order_line AS l ON l.order_no = o.order_no
LEFT JOIN shop.refund AS r ON r.order_no = o.order_no
WHERE o.state = 'void' AND r.order_no IS NULL;
-- end

-- id: mysql_statements_005
-- dialect: mysql
-- construct: delete, cte, join
-- kind: delete_star
-- reads: iot.device
-- writes: iot.measurement, iot.event
-- column: iot.event.device_id -> iot.measurement.* join
-- column: iot.measurement.device_id -> iot.measurement.* join
-- column: iot.device.device_id -> iot.measurement.* join
-- column: iot.device.last_seen -> iot.measurement.* filter
-- column: iot.event.device_id -> iot.event.* join
-- column: iot.measurement.device_id -> iot.event.* join
-- column: iot.device.device_id -> iot.event.* join
-- column: iot.device.last_seen -> iot.event.* filter
WITH stale AS (SELECT d.device_id FROM iot.device d WHERE d.last_seen < '2023-01-01')
DELETE QUICK m.*, e.*
FROM iot.measurement m
JOIN iot.event e ON e.device_id = m.device_id
JOIN stale ON stale.device_id = m.device_id;
-- end

-- id: mysql_statements_006
-- dialect: mysql
-- construct: script, delete, join
-- kind: delete_star
-- reads: gym.contract
-- writes: gym.visit, gym.locker
-- column: gym.contract.member_id -> gym.visit.* join
-- column: gym.visit.member_id -> gym.visit.* join
-- column: gym.contract.ended_on -> gym.visit.* filter
-- column: gym.locker.vacant -> gym.locker.* filter
DELIMITER //
CREATE EVENT gym.purge_visit ON SCHEDULE EVERY 1 WEEK DO
BEGIN
  DELETE gym.visit.* FROM gym.visit INNER JOIN gym.contract ON gym.contract.member_id = gym.visit.member_id
  WHERE gym.contract.ended_on < CURDATE() - INTERVAL 1 YEAR;
  DELETE FROM gym.locker WHERE gym.locker.vacant = 1;
END //
DELIMITER ;
-- end

-- id: mysql_statements_007
-- dialect: mysql
-- construct: delete, subquery
-- kind: delete_star
-- reads: stock.fee
-- writes: stock.lot
-- column: stock.lot.pieces -> stock.lot.* filter
-- column: stock.lot.unit_price -> stock.lot.* filter
-- column: stock.fee.threshold -> stock.lot.* filter
-- column: stock.fee.active -> stock.lot.* filter
DELETE FROM stock.lot
WHERE stock.lot.pieces *stock.lot.unit_price < (SELECT MIN(f.threshold) FROM stock.fee f WHERE f.active = 1);
-- end

-- id: mysql_statements_008
-- dialect: mysql
-- construct: view, join, aggregate, quoted_name
-- kind: alter_view_options
-- reads: desk.ticket, desk.agent
-- writes: rep.v_ticket
-- column: desk.ticket.ticket_no -> rep.v_ticket.ticket_no direct
-- column: desk.agent.nick -> rep.v_ticket.agent direct
-- column: desk.ticket.minutes -> rep.v_ticket.hours direct
-- column: desk.agent.id -> rep.v_ticket.* join
-- column: desk.ticket.agent_id -> rep.v_ticket.* join
-- column: desk.ticket.ticket_no -> rep.v_ticket.* group
-- column: desk.agent.nick -> rep.v_ticket.* group
ALTER ALGORITHM = UNDEFINED DEFINER = 'etl'@'10.0.%' SQL SECURITY DEFINER
VIEW `rep`.`v_ticket` (`ticket_no`, `agent`, `hours`) AS
SELECT t.ticket_no, a.nick, SUM(t.minutes) / 60
FROM desk.ticket t LEFT JOIN desk.agent a ON a.id = t.agent_id
GROUP BY t.ticket_no, a.nick;
-- end

-- id: mysql_statements_009
-- dialect: mysql
-- construct: view, union, script
-- kind: alter_view_options
-- reads: port.arrival, port.departure, port.berth
-- writes: port.v_move, port.v_berth
-- column: port.arrival.ship -> port.v_move.ship direct
-- column: port.departure.ship -> port.v_move.ship direct
-- column: port.arrival.berth -> port.v_move.berth direct
-- column: port.departure.berth -> port.v_move.berth direct
-- column: port.arrival.arrived -> port.v_move.moved direct
-- column: port.departure.departed -> port.v_move.moved direct
-- column: port.departure.cancelled -> port.v_move.* filter
-- column: port.berth.berth -> port.v_berth.berth direct
-- column: port.berth.depth -> port.v_berth.depth direct
-- column: port.berth.depth -> port.v_berth.* sort
ALTER DEFINER = CURRENT_USER() VIEW port.v_move AS
SELECT a.ship, a.berth, a.arrived AS moved FROM port.arrival a
UNION ALL
SELECT d.ship, d.berth, d.departed FROM port.departure d WHERE d.cancelled = 0;
ALTER SQL SECURITY INVOKER VIEW port.v_berth AS SELECT b.berth, b.depth FROM port.berth b ORDER BY b.depth;
-- end

-- id: mysql_statements_010
-- dialect: mysql
-- construct: script, insert, aggregate
-- kind: alter_view_options
-- reads: bank.booking
-- writes: bank.balance_day
-- column: bank.booking.account -> bank.balance_day.account direct
-- column: bank.booking.eur -> bank.balance_day.eur direct
-- column: bank.booking.account -> bank.balance_day.* group
ALTER DEFINER = `ops`@`localhost` EVENT bank.roll ON SCHEDULE EVERY 1 DAY ON COMPLETION PRESERVE ENABLE
DO INSERT INTO bank.balance_day (account, eur) SELECT b.account, SUM(b.eur) FROM bank.booking b GROUP BY b.account;
-- end

-- id: mysql_statements_011
-- dialect: mysql
-- construct: script, ddl, insert
-- kind: harmless_reported
-- reads: mall.sale
-- writes: mall.sale_old
-- column: mall.sale.sale_no -> mall.sale_old.sale_no direct
-- column: mall.sale.eur -> mall.sale_old.eur direct
-- column: mall.sale.sold_on -> mall.sale_old.* filter
FLUSH TABLES mall.sale, mall.sale_old WITH READ LOCK;
CHECKSUM TABLE mall.sale, mall.sale_old EXTENDED;
CHECK TABLE mall.sale FOR UPGRADE;
UNLOCK TABLES;
REPLACE INTO mall.sale_old (sale_no, eur) SELECT s.sale_no, s.eur FROM mall.sale s WHERE s.sold_on < '2020-01-01';
REPAIR NO_WRITE_TO_BINLOG TABLE mall.sale_old QUICK;
PURGE BINARY LOGS BEFORE '2024-01-01 00:00:00';
-- end

-- id: mysql_statements_012
-- dialect: mysql
-- construct: insert, quoted_name
-- kind: replace_table
-- reads: floor_plan
-- writes: table
-- column: floor_plan.no -> table.table_no direct
-- column: floor_plan.seats -> table.seats direct
-- column: floor_plan.is_open -> table.* filter
REPLACE `table` (table_no, seats) SELECT p.no, p.seats FROM floor_plan p WHERE p.is_open = 1;
-- end

-- id: mysql_statements_013
-- dialect: mysql
-- construct: trigger
-- kind: mariadb
-- reads: stock.bin
-- writes: stock.move
-- column: stock.bin.bin_no -> stock.move.bin_no direct
-- column: stock.bin.qty -> stock.move.diff direct
CREATE OR REPLACE DEFINER = `ops`@`%` TRIGGER stock.bin_au AFTER UPDATE ON stock.bin FOR EACH ROW
INSERT INTO stock.move (move_id, bin_no, diff) VALUES (NEXT VALUE FOR stock.move_seq, NEW.bin_no, NEW.qty - OLD.qty);
-- end

-- id: mysql_statements_014
-- dialect: mysql
-- construct: loop, insert, script
-- kind: mariadb
-- reads: hotel.room
-- writes: hotel.bed
-- column: hotel.room.room_no -> hotel.bed.room_no direct
-- column: hotel.room.beds -> hotel.bed.beds direct
-- column: hotel.room.closed -> hotel.bed.* filter
DELIMITER //
BEGIN NOT ATOMIC
  FOR rec IN (SELECT r.room_no, r.beds FROM hotel.room r WHERE r.closed = 0) DO
    INSERT INTO hotel.bed (bed_id, room_no, beds) VALUES (NEXTVAL(hotel.bed_seq), rec.room_no, rec.beds);
  END FOR;
END //
DELIMITER ;
-- end

-- id: mysql_statements_015
-- dialect: mysql
-- construct: ctas, ddl, script
-- kind: mariadb
-- reads: hr.salary
-- writes: hr.salary_2023
-- column: hr.salary.emp_no -> hr.salary_2023.emp_no direct
-- column: hr.salary.eur -> hr.salary_2023.eur direct
-- column: hr.salary.eur -> hr.salary_2023.* filter
CREATE SEQUENCE IF NOT EXISTS hr.pay_no START WITH 1000 INCREMENT BY 1 CACHE 50;
ALTER TABLE hr.salary ADD SYSTEM VERSIONING;
CREATE OR REPLACE TABLE hr.salary_2023 ENGINE = Aria AS
SELECT s.emp_no, s.eur FROM hr.salary FOR SYSTEM_TIME AS OF TIMESTAMP '2023-12-31 23:59:59' AS s WHERE s.eur > 0;
-- end

-- id: mysql_statements_016
-- dialect: mysql
-- construct: dynamic_sql, insert, aggregate
-- kind: mariadb
-- reads: poll.ballot
-- writes: poll.tally
-- column: poll.ballot.option_id -> poll.tally.option_id direct
-- column: poll.ballot.weight -> poll.tally.votes direct
-- column: poll.tally.votes -> poll.tally.votes direct
-- column: poll.ballot.option_id -> poll.tally.* group
EXECUTE IMMEDIATE 'INSERT INTO poll.tally (option_id, votes)
SELECT b.option_id, SUM(b.weight) FROM poll.ballot b GROUP BY b.option_id
ON DUPLICATE KEY UPDATE votes = poll.tally.votes + VALUE(votes)';
-- end

-- id: mysql_statements_017
-- dialect: mysql
-- construct: insert
-- kind: mariadb
-- reads: clinic.waiting
-- writes: clinic.call_log
-- column: clinic.waiting.next -> clinic.call_log.patient direct
-- column: clinic.waiting.ticket -> clinic.call_log.ticket direct
-- column: clinic.waiting.next -> clinic.call_log.* filter
INSERT INTO clinic.call_log (patient, ticket)
SELECT w.next value, w.ticket FROM clinic.waiting w WHERE w.next IS NOT NULL FOR UPDATE;
-- end

-- id: mysql_statements_018
-- dialect: mysql
-- construct: function, insert, script
-- kind: inline_function_ddl
-- reads: fin.rate, fin.booking
-- writes: fin.booking_net
-- column: fin.booking.booking_no -> fin.booking_net.booking_no direct
-- column: fin.booking.gross -> fin.booking_net.net direct
CREATE FUNCTION fin.rate_of(p_ccy CHAR(3)) RETURNS DECIMAL(12, 6) READS SQL DATA
RETURN (SELECT MAX(r.rate) FROM fin.rate r WHERE r.ccy = p_ccy);
CREATE FUNCTION fin.net(p_gross DECIMAL(12, 2)) RETURNS DECIMAL(12, 2) DETERMINISTIC RETURN p_gross / 1.19;
INSERT INTO fin.booking_net (booking_no, net) SELECT b.booking_no, fin.net(b.gross) FROM fin.booking b;
-- end
