-- id: bigquery_catalog_spelling_001
-- dialect: bigquery
-- construct: ctas,quoted_name
-- kind: catalog_spelling
-- reads: region-us.information_schema.jobs
-- writes: d.a, d.b
-- column: region-us.information_schema.jobs.job_id -> d.a.job_id direct
-- column: region-us.information_schema.jobs.job_id -> d.b.job_id direct
CREATE TABLE d.a AS SELECT job_id FROM `region-us`.INFORMATION_SCHEMA.JOBS;
CREATE TABLE d.b AS SELECT job_id FROM `region-us.INFORMATION_SCHEMA.JOBS`;
-- end

-- id: bigquery_catalog_spelling_002
-- dialect: bigquery
-- construct: insert,quoted_name
-- kind: catalog_spelling
-- reads: region-eu.INFORMATION_SCHEMA.TABLES
-- writes: d.a, d.b
-- column: region-eu.INFORMATION_SCHEMA.TABLES.table_name -> d.a.n direct
-- column: region-eu.INFORMATION_SCHEMA.TABLES.table_name -> d.b.n direct
INSERT INTO d.a (n) SELECT table_name FROM `region-eu.INFORMATION_SCHEMA.TABLES`;
INSERT INTO d.b (n) SELECT table_name FROM `region-eu`.information_schema.tables;
-- end

-- id: bigquery_catalog_spelling_003
-- dialect: bigquery
-- construct: select,join,quoted_name
-- kind: catalog_spelling
-- reads: p.d.information_schema.columns, p.d.information_schema.tables
-- column: p.d.information_schema.columns.column_name -> <result>.c direct
-- column: p.d.information_schema.columns.table_name -> <result>.* join
-- column: p.d.information_schema.tables.table_name -> <result>.* join
-- column: p.d.information_schema.columns.data_type -> <result>.* filter
SELECT c.column_name AS c
FROM p.d.INFORMATION_SCHEMA.COLUMNS AS c
JOIN p.d.INFORMATION_SCHEMA.TABLES AS t ON t.table_name = c.table_name
WHERE EXISTS (SELECT 1 FROM `p.d.INFORMATION_SCHEMA.COLUMNS` AS x WHERE x.data_type = 'JSON');
-- end

-- id: bigquery_catalog_spelling_004
-- dialect: bigquery
-- construct: ctas,union,quoted_name
-- kind: catalog_spelling
-- reads: p.region-us.INFORMATION_SCHEMA.JOBS_BY_PROJECT
-- writes: d.q
-- column: p.region-us.INFORMATION_SCHEMA.JOBS_BY_PROJECT.query -> d.q.query direct
CREATE TABLE d.q AS
SELECT query FROM `p`.`region-us`.`INFORMATION_SCHEMA`.`JOBS_BY_PROJECT`
UNION ALL
SELECT query FROM `p.region-us`.INFORMATION_SCHEMA.JOBS_BY_PROJECT;
-- end

-- id: bigquery_catalog_spelling_005
-- dialect: bigquery
-- construct: view,quoted_name
-- kind: catalog_spelling
-- reads: d.information_schema.partitions
-- writes: d.v, d.w
-- column: d.information_schema.partitions.total_rows -> d.v.r direct
-- column: d.information_schema.partitions.table_name -> d.w.t direct
CREATE VIEW d.v AS SELECT total_rows AS r FROM d.INFORMATION_SCHEMA.PARTITIONS;
CREATE VIEW d.w AS SELECT table_name AS t FROM `d.information_schema.PARTITIONS`;
-- end
