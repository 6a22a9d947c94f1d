-- id: ansi_estate_001
-- dialect: ansi
-- construct: merge
-- reads: feed.balance
-- writes: ledger.account
-- column: ledger.account.balance -> ledger.account.balance direct
-- column: feed.balance.movement -> ledger.account.balance direct
-- column: feed.balance.account_no -> ledger.account.account_no direct
-- column: ledger.account.account_no -> ledger.account.* join
-- column: feed.balance.account_no -> ledger.account.* join
-- column: feed.balance.closed_flag -> ledger.account.* filter
MERGE INTO ledger.account AS a
USING feed.balance AS b
   ON a.account_no = b.account_no
WHEN MATCHED AND b.closed_flag = 'Y' THEN DELETE
WHEN MATCHED THEN UPDATE SET balance = a.balance + b.movement, touched_on = CURRENT_DATE
WHEN NOT MATCHED THEN INSERT (account_no, balance) VALUES (b.account_no, b.movement);
-- end

-- id: ansi_estate_002
-- dialect: ansi
-- construct: update, delete, insert, script
-- reads: hr.contract
-- writes: hr.contract, hr.salary_audit
-- column: hr.contract.salary -> hr.contract.salary direct
-- column: hr.contract.grade -> hr.contract.* filter
-- column: hr.contract.contract_no -> hr.contract.* filter
-- column: hr.contract.contract_no -> hr.salary_audit.contract_no direct
-- column: hr.contract.salary -> hr.salary_audit.salary direct
UPDATE hr.contract FOR PORTION OF validity FROM DATE '2024-07-01' TO DATE '2025-01-01'
   SET salary = salary * 1.03
 WHERE grade = 'E4';
DELETE FROM hr.contract FOR PORTION OF validity FROM DATE '2024-01-01' TO DATE '2024-02-01'
 WHERE contract_no = 771;
INSERT INTO hr.salary_audit (contract_no, salary)
SELECT c.contract_no, c.salary
  FROM hr.contract FOR SYSTEM_TIME AS OF TIMESTAMP '2024-06-30 00:00:00' AS c;
-- end

-- id: ansi_estate_003
-- dialect: ansi
-- construct: view, union
-- reads: crm.customer, crm.lead
-- writes: crm.reachable
-- column: crm.customer.person_id -> crm.reachable.person_id direct
-- column: crm.lead.person_id -> crm.reachable.person_id direct
-- column: crm.customer.mail -> crm.reachable.mail direct
-- column: crm.lead.mail -> crm.reachable.mail direct
-- column: crm.customer.opt_in -> crm.reachable.* filter
CREATE VIEW crm.reachable (person_id, mail) AS
SELECT c.person_id, c.mail FROM crm.customer AS c WHERE c.opt_in = 1
UNION CORRESPONDING
SELECT l.mail, l.person_id, l.score FROM crm.lead AS l;
-- end

-- id: ansi_estate_004
-- dialect: ansi
-- construct: recursive_cte, insert
-- reads: plm.part
-- writes: plm.explosion
-- column: plm.part.part_no -> plm.explosion.part_no direct
-- column: plm.part.parent_no -> plm.explosion.* filter
-- column: plm.part.parent_no -> plm.explosion.* join
-- column: plm.part.part_no -> plm.explosion.* join
INSERT INTO plm.explosion (part_no, depth)
WITH RECURSIVE part_tree (part_no, parent_no, depth) AS (
  SELECT p.part_no, p.parent_no, 1
    FROM plm.part AS p
   WHERE p.parent_no IS NULL
  UNION ALL
  SELECT c.part_no, c.parent_no, t.depth + 1
    FROM plm.part AS c JOIN part_tree AS t ON c.parent_no = t.part_no
) SEARCH DEPTH FIRST BY part_no SET visit_order
SELECT pt.part_no, pt.depth FROM part_tree AS pt;
-- end

-- id: ansi_estate_005
-- dialect: ansi
-- construct: ctas, aggregate
-- reads: ops.tap
-- writes: mart.route_day
-- column: ops.tap.route_id -> mart.route_day.route_id direct
-- column: ops.tap.boarded_at -> mart.route_day.service_day direct
-- column: ops.tap.fare_class -> mart.route_day.* filter
-- column: ops.tap.route_id -> mart.route_day.* group
-- column: ops.tap.boarded_at -> mart.route_day.* group
CREATE TABLE mart.route_day (route_id, service_day, riders) AS (
  SELECT s.route_id, CAST(s.boarded_at AS DATE), COUNT(*) FILTER (WHERE s.fare_class <> 'STAFF')
    FROM ops.tap AS s
   GROUP BY s.route_id, CAST(s.boarded_at AS DATE)
) WITH DATA;
-- end

-- id: ansi_estate_006
-- dialect: ansi
-- construct: select, window
-- reads: hydro.gauge
-- column: hydro.gauge.station_id -> <result>.station_id direct
-- column: hydro.gauge.level_cm -> <result>.delta direct
-- column: hydro.gauge.level_cm -> <result>.mean_level direct
-- column: hydro.gauge.station_id -> <result>.* window
-- column: hydro.gauge.measured_at -> <result>.* window
-- column: hydro.gauge.station_id -> <result>.* sort
SELECT w.station_id,
       w.level_cm - LAG(w.level_cm, 1) OVER st AS delta,
       AVG(w.level_cm) OVER (st ROWS BETWEEN 6 PRECEDING AND CURRENT ROW EXCLUDE NO OTHERS) AS mean_level
  FROM hydro.gauge AS w
WINDOW st AS (PARTITION BY w.station_id ORDER BY w.measured_at)
 ORDER BY w.station_id
OFFSET 10 ROWS FETCH FIRST 5 PERCENT ROWS WITH TIES;
-- end

-- id: ansi_estate_007
-- dialect: ansi
-- construct: procedure, cursor, loop, variable
-- reads: ref.tax, billing.consumption
-- writes: billing.invoice_line
-- column: billing.consumption.meter_id -> billing.invoice_line.meter_id direct
-- column: billing.consumption.kwh -> billing.invoice_line.net direct
-- column: billing.consumption.kwh -> billing.invoice_line.tax direct
-- column: ref.tax.rate -> billing.invoice_line.tax direct
-- column: ref.tax.country -> billing.invoice_line.* filter
-- column: billing.consumption.period_start -> billing.invoice_line.* filter
CREATE PROCEDURE billing.close_period (IN p_start DATE)
LANGUAGE SQL
MODIFIES SQL DATA
BEGIN ATOMIC
  DECLARE v_rate DECIMAL(5,4);
  SELECT t.rate INTO v_rate FROM ref.tax AS t WHERE t.country = 'FR';
  FOR rec AS cur CURSOR FOR
      SELECT u.meter_id, u.kwh FROM billing.consumption AS u WHERE u.period_start = p_start
  DO
      INSERT INTO billing.invoice_line (meter_id, net, tax)
      VALUES (rec.meter_id, rec.kwh * 0.21, rec.kwh * 0.21 * v_rate);
  END FOR;
END;
-- end

-- id: ansi_estate_008
-- dialect: ansi
-- construct: trigger, insert, update
-- reads: stock.article
-- writes: stock.price_alert, stock.review
-- column: stock.article.article_no -> stock.price_alert.article_no direct
-- column: stock.article.unit_price -> stock.price_alert.was direct
-- column: stock.article.unit_price -> stock.price_alert.now_is direct
-- column: stock.review.article_no -> stock.review.* filter
-- column: stock.article.article_no -> stock.review.* filter
CREATE TRIGGER stock.price_change
AFTER UPDATE OF unit_price ON stock.article
REFERENCING OLD ROW AS o NEW ROW AS n
FOR EACH ROW
WHEN (n.unit_price > o.unit_price * 2)
BEGIN ATOMIC
  INSERT INTO stock.price_alert (article_no, was, now_is) VALUES (n.article_no, o.unit_price, n.unit_price);
  UPDATE stock.review SET due_on = CURRENT_DATE WHERE article_no = n.article_no;
END;
-- end

-- id: ansi_estate_009
-- dialect: ansi
-- construct: insert, unnest
-- reads: lab.sample
-- writes: lab.reading
-- column: lab.sample.sample_id -> lab.reading.sample_id direct
-- column: lab.sample.readings -> lab.reading.seq_no direct
-- column: lab.sample.readings -> lab.reading.value_ml direct
-- column: lab.sample.readings -> lab.reading.* filter
INSERT INTO lab.reading (sample_id, seq_no, value_ml)
SELECT s.sample_id, r.pos, r.val
  FROM lab.sample AS s,
       UNNEST(s.readings) WITH ORDINALITY AS r (val, pos)
 WHERE r.val IS NOT NULL;
-- end

-- id: ansi_estate_010
-- dialect: ansi
-- construct: select, json, lateral
-- reads: web.order_doc
-- column: web.order_doc.order_ref -> <result>.order_ref direct
-- column: web.order_doc.doc -> <result>.sku direct
-- column: web.order_doc.doc -> <result>.note direct
-- column: web.order_doc.doc -> <result>.* filter
SELECT o.order_ref, jt.sku, jt.note
  FROM web.order_doc AS o,
       JSON_TABLE(o.doc, 'lax $.lines[*]' COLUMNS (
         sku VARCHAR(20) PATH 'lax $.sku' NULL ON EMPTY,
         NESTED PATH 'lax $.notes[*]' COLUMNS (note VARCHAR(200) PATH 'lax $'))) AS jt
 WHERE JSON_EXISTS(o.doc, 'lax $.paid');
-- end

-- id: ansi_estate_011
-- dialect: ansi
-- construct: update, correlated, subquery
-- reads: fleet.ping
-- writes: fleet.vehicle
-- column: fleet.ping.km -> fleet.vehicle.odometer direct
-- column: fleet.ping.pinged_at -> fleet.vehicle.last_seen direct
-- column: fleet.ping.vin -> fleet.vehicle.* filter
-- column: fleet.vehicle.vin -> fleet.vehicle.* filter
-- column: fleet.vehicle.status -> fleet.vehicle.* filter
UPDATE fleet.vehicle AS v
   SET (odometer, last_seen) = (SELECT MAX(p.km), MAX(p.pinged_at) FROM fleet.ping AS p WHERE p.vin = v.vin)
 WHERE v.status IN ('ACTIVE', 'LEASED')
   AND EXISTS (SELECT 1 FROM fleet.ping AS p WHERE p.vin = v.vin);
-- end

-- id: ansi_estate_012
-- dialect: ansi
-- construct: select, aggregate, union
-- reads: fund.donation, fund.barred
-- column: fund.donation.region -> <result>.region direct
-- column: fund.donation.channel -> <result>.channel direct
-- column: fund.donation.amount -> <result>.amount direct
-- column: fund.donation.region -> <result>.* group
-- column: fund.donation.channel -> <result>.* group
-- column: fund.donation.amount -> <result>.* filter
-- column: fund.barred.region -> <result>.* filter
-- column: fund.barred.channel -> <result>.* filter
-- column: fund.barred.amount -> <result>.* filter
SELECT d.region, d.channel, SUM(d.amount) AS amount
  FROM fund.donation AS d
 GROUP BY GROUPING SETS ((d.region, d.channel), (d.region), ())
HAVING SUM(d.amount) > 1000
EXCEPT
SELECT x.region, x.channel, x.amount FROM fund.barred AS x;
-- end

-- id: ansi_estate_013
-- dialect: ansi
-- construct: view, using_join
-- schema: {"tables": {"campus.course": ["course_id", "title"], "campus.booking": ["course_id", "room"]}}
-- reads: campus.course, campus.booking
-- writes: campus.timetable
-- column: campus.course.course_id -> campus.timetable.course_id direct
-- column: campus.course.title -> campus.timetable.title direct
-- column: campus.booking.room -> campus.timetable.room direct
-- column: campus.course.course_id -> campus.timetable.* join
-- column: campus.booking.course_id -> campus.timetable.* join
CREATE VIEW campus.timetable AS
SELECT course_id, title, room
  FROM campus.course NATURAL LEFT OUTER JOIN campus.booking;
-- end

-- id: ansi_estate_014
-- dialect: ansi
-- construct: insert, window
-- reads: iot.temperature
-- writes: iot.spike
-- column: iot.temperature.device_id -> iot.spike.device_id direct
-- column: iot.temperature.celsius -> iot.spike.peak direct
-- column: iot.temperature.device_id -> iot.spike.* window
-- column: iot.temperature.read_at -> iot.spike.* window
-- column: iot.temperature.celsius -> iot.spike.* filter
INSERT INTO iot.spike (device_id, peak)
SELECT m.device_id, m.peak
  FROM iot.temperature MATCH_RECOGNIZE (
    PARTITION BY device_id
    ORDER BY read_at
    MEASURES MAX(up.celsius) AS peak
    ONE ROW PER MATCH
    AFTER MATCH SKIP PAST LAST ROW
    PATTERN (strt up{3,})
    DEFINE up AS up.celsius > PREV(up.celsius)
  ) AS m;
-- end

-- id: ansi_estate_015
-- dialect: ansi
-- construct: ddl, insert, script
-- reads: legacy.visit
-- writes: clinic.visit
-- column: legacy.visit.visit_no -> clinic.visit.visit_no direct
-- column: legacy.visit.diagnosis -> clinic.visit.diagnosis direct
-- column: legacy.visit.fee -> clinic.visit.fee direct
-- column: legacy.visit.fee -> clinic.visit.fee_gross direct
CREATE SCHEMA clinic AUTHORIZATION clinic_owner;
CREATE DOMAIN clinic.icd AS CHARACTER VARYING(8) CHECK (VALUE SIMILAR TO '[A-Z][0-9]+%');
CREATE SEQUENCE clinic.visit_seq AS BIGINT START WITH 1 NO CYCLE;
CREATE TABLE clinic.visit (
  visit_no BIGINT GENERATED ALWAYS AS IDENTITY,
  diagnosis clinic.icd,
  fee DECIMAL(9,2),
  fee_gross DECIMAL(9,2) GENERATED ALWAYS AS (fee * 1.2),
  PRIMARY KEY (visit_no),
  FOREIGN KEY (diagnosis) REFERENCES clinic.code (icd) MATCH SIMPLE ON DELETE SET NULL
);
GRANT SELECT, INSERT (diagnosis, fee) ON clinic.visit TO nurse WITH GRANT OPTION;
INSERT INTO clinic.visit (visit_no, diagnosis, fee) OVERRIDING SYSTEM VALUE
SELECT o.visit_no, o.diagnosis, o.fee FROM legacy.visit AS o;
-- end

-- id: ansi_estate_016
-- dialect: ansi
-- construct: view, quoted_name
-- reads: sales.Order
-- writes: Rpt.Late Orders
-- column: sales.Order.OrderNo -> Rpt.Late Orders.Order No direct
-- column: sales.Order.delivered -> Rpt.Late Orders.days_late direct
-- column: sales.Order.promised -> Rpt.Late Orders.days_late direct
-- column: sales.Order.Status -> Rpt.Late Orders.state direct
-- column: sales.Order.Status -> Rpt.Late Orders.* filter
-- column: sales.Order.delivered -> Rpt.Late Orders.* filter
-- column: sales.Order.promised -> Rpt.Late Orders.* filter
CREATE VIEW "Rpt"."Late Orders" ("Order No", Days_Late, State) AS
SELECT o."OrderNo",
       o.Delivered - o.Promised,
       CASE o."Status" WHEN 'X' THEN 'cancelled' ELSE o."Status" END
  FROM Sales."Order" AS o
 WHERE o.Delivered > o.Promised;
-- end
