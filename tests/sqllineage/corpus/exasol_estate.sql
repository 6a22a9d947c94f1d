-- id: exasol_estate_001
-- dialect: exasol
-- construct: copy, script
-- writes: stg.bookings
OPEN SCHEMA stg;
TRUNCATE TABLE stg.bookings;
IMPORT INTO stg.bookings (booking_id, hotel, nights)
FROM CSV AT 'https://files.example.com/export' USER 'u' IDENTIFIED BY 'p'
FILE 'bookings_1.csv' FILE 'bookings_2.csv'
(1, 2, 4)
ENCODING = 'UTF-8' ROW SEPARATOR = 'LF' COLUMN SEPARATOR = ';' SKIP = 1
REJECT LIMIT 10;
COMMIT;
-- end

-- id: exasol_estate_002
-- dialect: exasol
-- construct: copy, dynamic_sql
-- reads: erp.suppliers
-- writes: stg.supplier
-- column: erp.suppliers.supp_no -> stg.supplier.supplier_no direct
-- column: erp.suppliers.country_code -> stg.supplier.country direct
-- column: erp.suppliers.active -> stg.supplier.* filter
IMPORT INTO stg.supplier (supplier_no, country)
FROM JDBC AT erp_conn
STATEMENT 'SELECT s.supp_no, s.country_code FROM erp.suppliers s WHERE s.active = 1';
-- end

-- id: exasol_estate_003
-- dialect: exasol
-- construct: insert, subquery, join
-- reads: ref.ccy_factor
-- writes: dwh.rate
-- column: ref.ccy_factor.factor -> dwh.rate.eur direct
-- column: ref.ccy_factor.ccy -> dwh.rate.* join
INSERT INTO dwh.rate (ccy, eur)
SELECT i.ccy, i.rate * c.factor
FROM (
  IMPORT INTO (ccy VARCHAR(3), rate DOUBLE)
  FROM CSV AT ecb_conn FILE 'ecb.csv' COLUMN SEPARATOR = ','
) AS i
JOIN ref.ccy_factor c ON c.ccy = i.ccy;
-- end

-- id: exasol_estate_004
-- dialect: exasol
-- construct: unload, script
-- reads: loyalty.card, loyalty.tier
EXPORT (SELECT c.card_no, c.points FROM loyalty.card c WHERE c.points > 500 ORDER BY c.card_no)
INTO CSV AT s3_out FILE 'vip.csv.gz'
COLUMN SEPARATOR = ';' WITH COLUMN NAMES REPLACE;
EXPORT loyalty.tier (tier_code, min_points) INTO LOCAL CSV FILE '/tmp/tier.csv' DELIMIT = ALWAYS;
-- end

-- id: exasol_estate_005
-- dialect: exasol
-- construct: select
-- reads: log.leg
-- column: log.leg.shipment_id -> <result>.shipment_id direct
-- column: log.leg.weight_kg -> <result>.charge direct
-- column: log.leg.rate -> <result>.charge direct
-- column: log.leg.size_code -> <result>.size_band direct
-- column: log.leg.weight_kg -> <result>.* filter
-- column: log.leg.rate -> <result>.* filter
-- column: log.leg.weight_kg -> <result>.* sort
-- column: log.leg.rate -> <result>.* sort
SELECT l.shipment_id,
       l.weight_kg * l.rate AS charge,
       CASE WHEN LOCAL.charge > 1000 THEN 'XL' ELSE l.size_code END AS size_band
FROM log.leg l
WHERE LOCAL.charge > 0
ORDER BY LOCAL.charge DESC;
-- end

-- id: exasol_estate_006
-- dialect: exasol
-- construct: merge, window
-- reads: stg.member
-- writes: dwh.member
-- column: stg.member.member_id -> dwh.member.member_id direct
-- column: stg.member.points -> dwh.member.points direct
-- column: dwh.member.member_id -> dwh.member.* join
-- column: stg.member.member_id -> dwh.member.* join
-- column: stg.member.member_id -> dwh.member.* window
-- column: stg.member.ts -> dwh.member.* window
-- column: stg.member.points -> dwh.member.* filter
-- column: dwh.member.points -> dwh.member.* filter
MERGE INTO dwh.member m
USING (
  SELECT x.member_id, x.points
  FROM stg.member x
  QUALIFY ROW_NUMBER() OVER (PARTITION BY x.member_id ORDER BY x.ts DESC) = 1
) s
ON (m.member_id = s.member_id)
WHEN MATCHED THEN UPDATE SET m.points = s.points WHERE s.points <> m.points
WHEN NOT MATCHED THEN INSERT (member_id, points) VALUES (s.member_id, s.points);
-- end

-- id: exasol_estate_007
-- dialect: exasol
-- construct: update, join
-- reads: hr.salary_round
-- writes: hr.staff
-- column: hr.salary_round.new_salary -> hr.staff.salary direct
-- column: hr.salary_round.grade -> hr.staff.grade direct
-- column: hr.staff.staff_no -> hr.staff.* filter
-- column: hr.salary_round.staff_no -> hr.staff.* filter
-- column: hr.salary_round.approved -> hr.staff.* filter
UPDATE hr.staff AS s
   SET s.salary = u.new_salary, s.grade = u.grade
  FROM hr.staff AS s, hr.salary_round AS u
 WHERE s.staff_no = u.staff_no AND u.approved = TRUE;
-- end

-- id: exasol_estate_008
-- dialect: exasol
-- construct: procedure, script
-- writes: etl.run_log
-- dropped: 1
CREATE OR REPLACE LUA SCRIPT etl.refresh_visits (days) RETURNS ROWCOUNT AS
  local res = query([[DELETE FROM dwh.visit WHERE visit_day < ADD_DAYS(CURRENT_DATE, :d)]], {d = -days})
  exit({rows_affected = res.rows_affected})
/
INSERT INTO etl.run_log (run_at) VALUES (CURRENT_TIMESTAMP);
-- end

-- id: exasol_estate_009
-- dialect: exasol
-- construct: function, view, script
-- reads: fin.bill
-- writes: rpt.v_net
-- column: fin.bill.bill_no -> rpt.v_net.bill_no direct
-- column: fin.bill.gross -> rpt.v_net.net direct
-- column: fin.bill.vat -> rpt.v_net.net direct
CREATE OR REPLACE FUNCTION util.net_of (gross DECIMAL(12,2), pct DECIMAL(5,2))
RETURN DECIMAL(12,2)
IS
  res DECIMAL(12,2);
BEGIN
  IF pct IS NULL THEN
    res := gross;
  ELSE
    res := gross / (1 + pct / 100);
  END IF;
  RETURN res;
END net_of;
/
CREATE OR REPLACE VIEW rpt.v_net AS
SELECT b.bill_no, util.net_of(b.gross, b.vat) AS net FROM fin.bill b;
-- end

-- id: exasol_estate_010
-- dialect: exasol
-- construct: insert, select
-- reads: org.unit
-- writes: org.unit_path
-- column: org.unit.unit_id -> org.unit_path.unit_id direct
-- column: org.unit.unit_name -> org.unit_path.path direct
-- column: org.unit.parent_id -> org.unit_path.* filter
-- column: org.unit.unit_id -> org.unit_path.* join
-- column: org.unit.parent_id -> org.unit_path.* join
INSERT INTO org.unit_path (unit_id, path, depth)
SELECT unit_id, SYS_CONNECT_BY_PATH(unit_name, '/'), LEVEL
FROM org.unit
START WITH parent_id IS NULL
CONNECT BY NOCYCLE PRIOR unit_id = parent_id;
-- end

-- id: exasol_estate_011
-- dialect: exasol
-- construct: select, aggregate, window
-- reads: sport.skill
-- column: sport.skill.team -> <result>.team direct
-- column: sport.skill.player -> <result>.player direct
-- column: sport.skill.skill -> <result>.skills direct
-- column: sport.skill.learned_on -> <result>.* sort
-- column: sport.skill.team -> <result>.* group
-- column: sport.skill.player -> <result>.* group
-- column: sport.skill.team -> <result>.* window
SELECT p.team, p.player,
       GROUP_CONCAT(p.skill ORDER BY p.learned_on SEPARATOR '/') AS skills
FROM sport.skill p
GROUP BY p.team, p.player
QUALIFY RANK() OVER (PARTITION BY p.team ORDER BY COUNT(*) DESC) <= 3;
-- end

-- id: exasol_estate_012
-- dialect: exasol
-- construct: ctas, aggregate, script
-- reads: ops.fare
-- writes: mart.fare_hour
-- column: ops.fare.line_id -> mart.fare_hour.line_id direct
-- column: ops.fare.tapped_at -> mart.fare_hour.hr direct
-- column: ops.fare.fare -> mart.fare_hour.fare direct
-- column: ops.fare.line_id -> mart.fare_hour.* group
-- column: ops.fare.tapped_at -> mart.fare_hour.* group
CREATE OR REPLACE TABLE mart.fare_hour AS
SELECT f.line_id, HOUR(f.tapped_at) AS hr, SUM(f.fare) AS fare
FROM ops.fare f
GROUP BY f.line_id, LOCAL.hr
WITH DATA;
ALTER TABLE mart.fare_hour DISTRIBUTE BY line_id;
COMMENT ON TABLE mart.fare_hour IS 'hourly; by line';
-- end

-- id: exasol_estate_013
-- dialect: exasol
-- construct: ddl, insert, script
-- reads: lake.tour
-- writes: dwh.tour
-- column: lake.tour.start_day -> dwh.tour.start_day direct
-- column: lake.tour.region -> dwh.tour.region direct
CREATE OR REPLACE CONNECTION pg_conn TO 'jdbc:postgresql://10.0.0.5/tours' USER 'k' IDENTIFIED BY 's';
CREATE VIRTUAL SCHEMA lake USING adapters.jdbc_adapter WITH
  CONNECTION_NAME = 'PG_CONN'
  SCHEMA_NAME = 'public';
ALTER VIRTUAL SCHEMA lake REFRESH;
CREATE TABLE dwh.tour (
  tour_id DECIMAL(18,0) IDENTITY,
  start_day DATE,
  region VARCHAR(40) UTF8,
  CONSTRAINT tour_pk PRIMARY KEY (tour_id) DISABLE,
  DISTRIBUTE BY tour_id,
  PARTITION BY start_day
);
INSERT INTO dwh.tour (start_day, region)
SELECT t.start_day, t.region FROM lake.tour t;
-- end

-- id: exasol_estate_014
-- dialect: exasol
-- construct: insert, json
-- reads: crm.person_doc
-- writes: crm.person
-- column: crm.person_doc.doc -> crm.person.first_name direct
-- column: crm.person_doc.doc -> crm.person.age direct
-- column: crm.person_doc.doc -> crm.person.* filter
INSERT INTO crm.person (first_name, age)
SELECT JSON_EXTRACT(d.doc, '$.firstname', '$.age') EMITS (first_name VARCHAR(100), age INT)
FROM crm.person_doc d
WHERE d.doc IS JSON;
-- end

-- id: exasol_estate_015
-- dialect: exasol
-- construct: view, quoted_name, using_join
-- reads: sales.kunde, sales.auftrag
-- writes: Report.Umsatz
-- column: sales.kunde.Kunde Name -> Report.Umsatz.Kunde direct
-- column: sales.auftrag.betrag -> Report.Umsatz.betrag direct
-- column: sales.kunde.kunde_nr -> Report.Umsatz.* join
-- column: sales.auftrag.kunde_nr -> Report.Umsatz.* join
-- column: sales.kunde.Kunde Name -> Report.Umsatz.* group
CREATE OR REPLACE FORCE VIEW "Report"."Umsatz" ("Kunde" COMMENT IS 'name', betrag) AS
SELECT k.[Kunde Name], SUM(a.betrag)
FROM sales.kunde k INNER JOIN sales.auftrag a USING (kunde_nr)
GROUP BY k.[Kunde Name]
COMMENT IS 'Umsatz je Kunde; netto';
-- end

-- id: exasol_estate_016
-- dialect: exasol
-- construct: rename, union, script
-- reads: stg.stop, stg.stop_blocked, dwh.stop
-- writes: dwh.stop_old, dwh.stop
-- column: stg.stop.id -> dwh.stop.stop_id direct
-- column: stg.stop.label -> dwh.stop.label direct
-- column: stg.stop_blocked.id -> dwh.stop.* filter
-- column: stg.stop_blocked.label -> dwh.stop.* filter
CREATE TABLE dwh.stop_new LIKE dwh.stop INCLUDING DEFAULTS INCLUDING IDENTITY;
INSERT INTO dwh.stop_new (stop_id, label)
SELECT s.id, s.label FROM stg.stop s
MINUS
SELECT x.id, x.label FROM stg.stop_blocked x;
DROP TABLE IF EXISTS dwh.stop_old CASCADE CONSTRAINTS;
RENAME TABLE dwh.stop TO stop_old;
RENAME TABLE dwh.stop_new TO stop;
RECOMPRESS TABLE dwh.stop;
-- end
