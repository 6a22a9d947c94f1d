-- id: spark_word_named_column_001
-- dialect: spark
-- construct: multi_insert, insert, ddl
-- kind: word_named_column
-- reads: base.reading
-- writes: base.pairs, base.marks
-- column: base.reading.code -> base.pairs.key direct
-- column: base.reading.body -> base.pairs.value direct
-- column: base.reading.code -> base.marks.index direct
-- column: base.reading.body -> base.marks.* filter
CREATE TABLE base.pairs (key INT, value STRING);
CREATE TABLE base.marks (index INT COMMENT 'place');
FROM base.reading r
INSERT OVERWRITE TABLE base.pairs SELECT r.code, r.body
INSERT INTO base.marks SELECT r.code WHERE r.body IS NOT NULL;
-- end
