-- id: bigquery_sources_001
-- dialect: bigquery
-- construct: insert, struct, aggregate
-- kind: struct_star
-- schema: {"tables": {"stg.customer": ["id", "mail", "updated"]}}
-- reads: stg.customer
-- writes: crm.customer_now
-- column: stg.customer.id -> crm.customer_now.id direct
-- column: stg.customer.mail -> crm.customer_now.mail direct
-- column: stg.customer.updated -> crm.customer_now.updated direct
-- column: stg.customer.updated -> crm.customer_now.* sort
-- column: stg.customer.id -> crm.customer_now.* group
INSERT INTO crm.customer_now (id, mail, updated)
SELECT ARRAY_AGG(r ORDER BY r.updated DESC LIMIT 1)[OFFSET(0)].*
FROM stg.customer AS r
GROUP BY r.id;
-- end

-- id: bigquery_sources_002
-- dialect: bigquery
-- construct: view, struct, star_except, cte
-- kind: struct_star
-- reads: geo.stop
-- writes: geo.stop_public
-- column: geo.stop.stop_no -> geo.stop_public.stop_code direct
-- column: geo.stop.lat -> geo.stop_public.y direct
-- column: geo.stop.lon -> geo.stop_public.x direct
-- column: geo.stop.is_public -> geo.stop_public.* filter
CREATE VIEW geo.stop_public (stop_code, y, x) AS
WITH packed AS (
  SELECT s.stop_no, STRUCT(s.lat AS lat, s.surveyor AS surveyor, s.lon AS lon) AS fix
  FROM geo.stop AS s
  WHERE s.is_public
)
SELECT p.stop_no, p.fix.* EXCEPT (surveyor) FROM packed AS p;
-- end

-- id: bigquery_sources_003
-- dialect: bigquery
-- construct: insert, join, function
-- kind: table_argument
-- reads: crm.client, ml.holdout
-- writes: crm.check_run
-- column: crm.client.client_id -> crm.check_run.client_id direct
-- column: crm.client.name -> crm.check_run.name direct
-- column: crm.client.live -> crm.check_run.* filter
INSERT INTO crm.check_run (client_id, name)
SELECT c.client_id, c.name
FROM crm.client AS c
CROSS JOIN ML.EVALUATE(MODEL ml.churn, TABLE ml.holdout, STRUCT(0.5 AS threshold)) AS e
WHERE c.live;
-- end

-- id: bigquery_sources_004
-- dialect: bigquery
-- construct: ctas, function, subquery, quoted_name
-- kind: table_argument
-- reads: acme-prod.help.article, help.question
-- writes: help.answer_count
CREATE OR REPLACE TABLE help.answer_count AS
SELECT COUNT(*) AS n
FROM VECTOR_SEARCH(
  TABLE `acme-prod.help.article`, 'vec',
  (SELECT q.vec FROM help.question AS q),
  top_k => 5);
-- end

-- id: bigquery_sources_005
-- dialect: bigquery
-- construct: view, join
-- kind: openquery_target
-- reads: public.client, crm.segment
-- writes: crm.client_pg
-- column: public.client.id -> crm.client_pg.client_id direct
-- column: public.client.mail -> crm.client_pg.mail direct
-- column: crm.segment.segment -> crm.client_pg.segment direct
-- column: crm.segment.client_id -> crm.client_pg.* join
-- column: public.client.id -> crm.client_pg.* join
-- column: public.client.deleted_at -> crm.client_pg.* filter
CREATE OR REPLACE VIEW crm.client_pg AS
SELECT e.client_id, e.mail, s.segment
FROM EXTERNAL_QUERY('acme.eu.pg_conn',
  '''SELECT c.id AS client_id, c.mail FROM public.client c WHERE c.deleted_at IS NULL''') AS e
LEFT JOIN crm.segment AS s ON s.client_id = e.client_id;
-- end
