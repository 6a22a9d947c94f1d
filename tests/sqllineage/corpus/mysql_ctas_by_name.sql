-- id: mysql_ctas_by_name_001
-- dialect: mysql
-- construct: ctas, aggregate
-- kind: ctas_by_name
-- reads: gig
-- writes: band_total
-- column: gig.band -> band_total.band direct
-- column: gig.fee -> band_total.total direct
-- column: gig.band -> band_total.* group
CREATE TABLE band_total (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  total DECIMAL(10,2)
)
SELECT g.band, SUM(g.fee) AS total FROM gig g GROUP BY g.band;
-- end

-- id: mysql_ctas_by_name_002
-- dialect: mysql
-- construct: ctas
-- kind: ctas_by_name
-- reads: parcel
-- writes: arch.parcel
-- column: parcel.parcel_no -> arch.parcel.parcel_no direct
-- column: parcel.weight -> arch.parcel.weight direct
-- column: parcel.depot -> arch.parcel.depot direct
-- column: parcel.delivered -> arch.parcel.* filter
CREATE TABLE IF NOT EXISTS arch.parcel (
  weight INT,
  parcel_no BIGINT,
  archived_at DATETIME DEFAULT CURRENT_TIMESTAMP
) ENGINE=InnoDB
AS SELECT p.parcel_no, p.weight, p.depot FROM parcel p WHERE p.delivered = 1;
-- end

-- id: mysql_ctas_by_name_003
-- dialect: mysql
-- construct: ctas, join
-- kind: ctas_by_name
-- reads: ware, price
-- writes: price_last
-- column: ware.sku -> price_last.sku direct
-- column: price.eur -> price_last.eur direct
-- column: price.sku -> price_last.* join
-- column: ware.sku -> price_last.* join
-- column: price.since -> price_last.* sort
CREATE TABLE price_last (
  note VARCHAR(80),
  eur DECIMAL(8,2),
  UNIQUE KEY uk_sku (sku)
) DEFAULT CHARSET=utf8mb4
REPLACE AS
SELECT w.sku, p.eur FROM ware w JOIN price p ON p.sku = w.sku ORDER BY p.since;
-- end

-- id: mysql_ctas_by_name_004
-- dialect: mysql
-- construct: ctas, temp_table, script
-- kind: ctas_by_name
-- reads: exam
-- writes: school_report
-- column: exam.pupil_id -> school_report.pupil direct
-- column: exam.score -> school_report.points direct
-- column: exam.term -> school_report.* filter
CREATE TEMPORARY TABLE tmp_score (grade CHAR(1), points INT DEFAULT 0)
SELECT e.pupil_id, e.score AS points FROM exam e WHERE e.term = 2;
UPDATE tmp_score SET grade = 'A';
INSERT INTO school_report (pupil, points, grade)
SELECT t.pupil_id, t.points, t.grade FROM tmp_score t;
-- end

-- id: mysql_ctas_by_name_005
-- dialect: mysql
-- construct: ctas, star
-- kind: ctas_by_name
-- schema: {"tables": {"feed_tide": ["station", "level_cm", "at"]}}
-- reads: feed_tide
-- writes: tide_copy
-- column: feed_tide.station -> tide_copy.station direct
-- column: feed_tide.level_cm -> tide_copy.level_cm direct
-- column: feed_tide.at -> tide_copy.at direct
-- column: feed_tide.level_cm -> tide_copy.* filter
CREATE TABLE tide_copy (
  level_cm SMALLINT,
  source VARCHAR(20) NOT NULL DEFAULT 'feed',
  station CHAR(4),
  KEY (station)
) IGNORE SELECT * FROM feed_tide WHERE level_cm IS NOT NULL;
-- end
