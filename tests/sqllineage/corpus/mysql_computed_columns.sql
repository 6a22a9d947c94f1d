-- id: mysql_computed_columns_001
-- dialect: mysql
-- construct: temp_table, insert, script
-- kind: computed_columns
-- reads: app.visit
-- writes: app.visit_length
-- column: app.visit.visit_id -> app.visit_length.visit_id direct
-- column: app.visit.came -> app.visit_length.seconds direct
-- column: app.visit.went -> app.visit_length.seconds direct
CREATE TEMPORARY TABLE tmp_visit (
  visit_id INT PRIMARY KEY,
  came DATETIME,
  went DATETIME,
  seconds INT GENERATED ALWAYS AS (TIMESTAMPDIFF(SECOND, came, went)) VIRTUAL
);
INSERT INTO tmp_visit (visit_id, came, went) SELECT v.visit_id, v.came, v.went FROM app.visit v;
INSERT INTO app.visit_length (visit_id, seconds) SELECT visit_id, seconds FROM tmp_visit;
-- end
