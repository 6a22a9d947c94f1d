-- id: bigquery_derived_row_value_001
-- dialect: bigquery
-- construct: select,struct,subquery
-- kind: derived_row_value
-- reads: web.visit
-- writes: web.visit_nested
-- column: web.visit.id -> web.visit_nested.id direct
-- column: web.visit.hits -> web.visit_nested.first direct
CREATE TABLE web.visit_nested AS
SELECT id, ARRAY(SELECT AS STRUCT h FROM (SELECT u FROM UNNEST(hits) AS u) AS h) AS first FROM web.visit;
-- end
