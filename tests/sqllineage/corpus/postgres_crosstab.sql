-- id: postgres_crosstab_001
-- dialect: postgres
-- construct: insert, pivot
-- kind: crosstab
-- reads: iot.sample
-- writes: iot.sample_wide
-- column: iot.sample.sensor_id -> iot.sample_wide.sensor_id direct
-- column: iot.sample.reading -> iot.sample_wide.temp direct
-- column: iot.sample.reading -> iot.sample_wide.hum direct
-- column: iot.sample.kind -> iot.sample_wide.* filter
-- column: iot.sample.sensor_id -> iot.sample_wide.* sort
-- column: iot.sample.kind -> iot.sample_wide.* sort
INSERT INTO iot.sample_wide (sensor_id, temp, hum)
SELECT ct.sensor_id, ct.temp, ct.hum
FROM crosstab(
    'SELECT sensor_id, kind, reading FROM iot.sample ORDER BY 1, 2'
) AS ct (sensor_id int, temp numeric, hum numeric);
-- end

-- id: postgres_crosstab_002
-- dialect: postgres
-- construct: view, pivot
-- kind: crosstab
-- reads: school.report
-- writes: school.grade_sheet
-- column: school.report.pupil_no -> school.grade_sheet.pupil_no direct
-- column: school.report.grade -> school.grade_sheet.maths direct
-- column: school.report.grade -> school.grade_sheet.music direct
-- column: school.report.term -> school.grade_sheet.* filter
-- column: school.report.subject -> school.grade_sheet.* filter
-- column: school.report.pupil_no -> school.grade_sheet.* sort
CREATE VIEW school.grade_sheet AS
SELECT g.pupil_no, g.maths, g.music
FROM crosstab(
    'SELECT r.pupil_no, r.subject, r.grade FROM school.report r WHERE r.term = ''2024-1'' ORDER BY r.pupil_no',
    $$VALUES ('maths'), ('music')$$
) AS g (pupil_no int, maths int, music int);
-- end

-- id: postgres_crosstab_003
-- dialect: postgres
-- construct: pivot, join, select
-- kind: crosstab
-- reads: pos.month_sum, pos.shop
-- column: pos.shop.name -> <result>.name direct
-- column: pos.month_sum.net -> <result>.jan direct
-- column: pos.month_sum.net -> <result>.feb direct
-- column: pos.month_sum.year -> <result>.* filter
-- column: pos.month_sum.month -> <result>.* filter
-- column: pos.month_sum.shop_id -> <result>.* sort
-- column: pos.month_sum.month -> <result>.* sort
-- column: pos.shop.shop_id -> <result>.* join
-- column: pos.month_sum.shop_id -> <result>.* join
SELECT s.name, ct.jan, ct.feb
FROM crosstab($q$
    SELECT shop_id, month, net FROM pos.month_sum WHERE year = 2024 ORDER BY shop_id, month
$q$) AS ct (shop_id int, jan numeric, feb numeric)
JOIN pos.shop s ON s.shop_id = ct.shop_id;
-- end

-- id: postgres_crosstab_004
-- dialect: postgres
-- construct: insert, function
-- kind: crosstab
-- reads: lib.doc
-- writes: lib.word_count
-- column: lib.doc.tsv -> lib.word_count.word direct
-- column: lib.doc.tsv -> lib.word_count.docs direct
-- column: lib.doc.lang -> lib.word_count.* filter
-- column: lib.doc.tsv -> lib.word_count.* filter
INSERT INTO lib.word_count (word, docs)
SELECT t.word, t.ndoc
FROM ts_stat('SELECT d.tsv FROM lib.doc d WHERE d.lang = ''en''') AS t
WHERE t.nentry > 5;
-- end

-- id: postgres_crosstab_005
-- dialect: postgres
-- construct: insert, function
-- kind: crosstab
-- reads: hall.room
-- writes: export.room_xml
-- column: hall.room.room_no -> export.room_xml.doc direct
-- column: hall.room.seats -> export.room_xml.doc direct
-- column: hall.room.open -> export.room_xml.* filter
INSERT INTO export.room_xml (doc, made_at)
SELECT query_to_xml('SELECT r.room_no, r.seats FROM hall.room r WHERE r.open', true, false, ''), now();
-- end
