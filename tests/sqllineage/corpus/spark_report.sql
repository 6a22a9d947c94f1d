-- id: spark_report_transform_without_parentheses
-- dialect: spark
-- construct: insert, function
-- reads: ods.word
-- writes: dw.word
-- column: ods.word.doc -> dw.word.doc direct
-- column: ods.word.text -> dw.word.doc direct
-- column: ods.word.doc -> dw.word.term direct
-- column: ods.word.text -> dw.word.term direct
-- column: ods.word.lang -> dw.word.* filter
INSERT OVERWRITE TABLE dw.word
SELECT TRANSFORM (w.doc, w.text) USING 'python split.py' AS doc STRING, term STRING
FROM ods.word w
WHERE w.lang = 'en';
-- end

-- id: spark_report_star_in_parentheses
-- dialect: spark
-- construct: ctas, star
-- reads: raw.gauge
-- writes: core.gauge
-- column: raw.gauge.* -> core.gauge.* direct
CREATE TABLE core.gauge AS SELECT DISTINCT(*) FROM raw.gauge;
-- end
