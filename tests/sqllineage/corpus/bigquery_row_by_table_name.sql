-- id: bigquery_row_by_table_name_001
-- dialect: bigquery
-- construct: ctas, json
-- kind: row_by_table_name
-- reads: web.event
-- writes: lake.event_json
-- column: web.event.id -> lake.event_json.id direct
-- column: web.event.* -> lake.event_json.doc direct
CREATE TABLE lake.event_json AS SELECT id, TO_JSON_STRING(event) AS doc FROM web.event;
-- end

-- id: bigquery_row_by_table_name_002
-- dialect: bigquery
-- construct: aggregate, subquery, select
-- kind: row_by_table_name
-- reads: web.visit
-- column: web.visit.* -> <result>.latest direct
-- column: web.visit.user_id -> <result>.user_id direct
-- column: web.visit.user_id -> <result>.* group
-- column: web.visit.at -> <result>.* sort
SELECT user_id, ARRAY_AGG(visit ORDER BY visit.at DESC LIMIT 1)[OFFSET(0)] AS latest FROM `web.visit` GROUP BY user_id;
-- end
