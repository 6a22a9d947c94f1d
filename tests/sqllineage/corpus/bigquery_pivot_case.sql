-- id: bigquery_pivot_case_001
-- dialect: bigquery
-- construct: pivot, ctas
-- kind: pivot_case
-- reads: fruit.sale
-- writes: fruit.by_quarter
-- column: fruit.sale.kind -> fruit.by_quarter.kind direct
-- column: fruit.sale.kg -> fruit.by_quarter.tot_Q1 direct
-- column: fruit.sale.kg -> fruit.by_quarter.tot_Q2 direct
-- column: fruit.sale.quarter -> fruit.by_quarter.* filter
CREATE OR REPLACE TABLE fruit.by_quarter AS
SELECT * FROM (SELECT kind, quarter, kg FROM fruit.sale)
PIVOT (SUM(kg) AS tot FOR quarter IN ('Q1', 'Q2'));
-- end

-- id: bigquery_pivot_case_002
-- dialect: bigquery
-- construct: pivot, cte
-- kind: pivot_case
-- reads: app.session
-- column: app.session.day -> <result>.day direct
-- column: app.session.secs -> <result>.n_iOS direct
-- column: app.session.secs -> <result>.n_Android direct
-- column: app.session.secs -> <result>.n_web direct
-- column: app.session.secs -> <result>.avg_iOS direct
-- column: app.session.secs -> <result>.avg_Android direct
-- column: app.session.secs -> <result>.avg_web direct
-- column: app.session.platform -> <result>.* filter
-- column: app.session.secs -> <result>.* filter
WITH s AS (
  SELECT x.day, x.platform, x.secs FROM app.session AS x WHERE x.secs > 5
)
SELECT *
FROM s
PIVOT (COUNT(secs) AS n, AVG(secs) AS avg FOR platform IN ('iOS', 'Android', 'Web' AS web));
-- end

-- id: bigquery_pivot_case_003
-- dialect: bigquery
-- construct: pivot, view
-- kind: pivot_case
-- reads: energy.feed_in
-- writes: energy.feed_in_wide
-- column: energy.feed_in.grid -> energy.feed_in_wide.grid direct
-- column: energy.feed_in.mwh -> energy.feed_in_wide.Wind direct
-- column: energy.feed_in.mwh -> energy.feed_in_wide.PV direct
-- column: energy.feed_in.mwh -> energy.feed_in_wide.hydro direct
-- column: energy.feed_in.source -> energy.feed_in_wide.* filter
CREATE VIEW energy.feed_in_wide AS
SELECT *
FROM (SELECT f.grid, f.source, f.mwh FROM energy.feed_in AS f)
PIVOT (SUM(mwh) FOR source IN ('Wind', 'PV', 'Hydro' AS hydro));
-- end

-- id: bigquery_pivot_case_004
-- dialect: bigquery
-- construct: pivot, insert, subquery
-- kind: pivot_case
-- reads: clinic.visit
-- writes: clinic.load
-- column: clinic.visit.ward -> clinic.load.ward direct
-- column: clinic.visit.minutes -> clinic.load.north_max direct
-- column: clinic.visit.minutes -> clinic.load.south_max direct
-- column: clinic.visit.wing -> clinic.load.* filter
-- column: clinic.visit.minutes -> clinic.load.* filter
INSERT INTO clinic.load (ward, north_max, south_max)
SELECT p.ward, p.longest_North, p.longest_South
FROM (SELECT ward, wing, minutes FROM clinic.visit)
PIVOT (MAX(minutes) AS longest FOR wing IN ('North', 'South')) AS p
WHERE p.longest_North IS NOT NULL;
-- end

-- id: bigquery_pivot_case_005
-- dialect: bigquery
-- construct: pivot, star_except, join
-- kind: pivot_case
-- reads: exam.mark, exam.pupil
-- column: exam.pupil.form -> <result>.form direct
-- column: exam.mark.points -> <result>.best_Art direct
-- column: exam.mark.points -> <result>.best_Math direct
-- column: exam.mark.subject -> <result>.* filter
-- column: exam.pupil.pupil_id -> <result>.* join
-- column: exam.mark.pupil_id -> <result>.* join
SELECT u.form, w.* EXCEPT (pupil_id)
FROM (
  SELECT * FROM (SELECT m.pupil_id, m.subject, m.points FROM exam.mark AS m)
  PIVOT (MAX(points) AS best FOR subject IN ('Art', 'Math'))
) AS w
JOIN exam.pupil AS u ON u.pupil_id = w.pupil_id;
-- end
