-- id: bigquery_quoted_verbatim_001
-- dialect: bigquery
-- construct: select,quoted_name
-- kind: quoted_verbatim
-- reads: region-us.INFORMATION_SCHEMA.JOBS
-- column: region-us.INFORMATION_SCHEMA.JOBS.user_email -> <result>.user_email direct
SELECT user_email FROM `region-us.INFORMATION_SCHEMA.JOBS`;
-- end

-- id: bigquery_quoted_verbatim_002
-- dialect: bigquery
-- construct: insert,quoted_name
-- kind: quoted_verbatim
-- reads: shop.INFORMATION_SCHEMA.COLUMNS
-- writes: audit.columns
-- column: shop.INFORMATION_SCHEMA.COLUMNS.table_name -> audit.columns.name direct
INSERT INTO audit.columns (name) SELECT table_name FROM `shop.INFORMATION_SCHEMA.COLUMNS`;
-- end

-- id: bigquery_quoted_verbatim_003
-- dialect: bigquery
-- construct: select,quoted_name
-- kind: quoted_verbatim
-- reads: my-project.region-eu.INFORMATION_SCHEMA.TABLE_STORAGE
-- column: my-project.region-eu.INFORMATION_SCHEMA.TABLE_STORAGE.total_rows -> <result>.n direct
SELECT s.total_rows AS n FROM `my-project`.`region-eu`.`INFORMATION_SCHEMA.TABLE_STORAGE` AS s;
-- end

-- id: bigquery_quoted_verbatim_004
-- dialect: bigquery
-- construct: select,quoted_name
-- kind: quoted_verbatim
-- reads: my-project.region-eu.information_schema.jobs_by_project
-- column: my-project.region-eu.information_schema.jobs_by_project.job_id -> <result>.job_id direct
SELECT job_id FROM `my-project`.`region-eu`.INFORMATION_SCHEMA.JOBS_BY_PROJECT;
-- end

-- id: bigquery_quoted_verbatim_005
-- dialect: bigquery
-- construct: select,quoted_name,join
-- kind: quoted_verbatim
-- reads: p.Shop.Sale, p.Shop.INFORMATION_SCHEMA.PARTITIONS
-- column: p.Shop.Sale.id -> <result>.id direct
-- column: p.Shop.Sale.d -> <result>.* join
-- column: p.Shop.INFORMATION_SCHEMA.PARTITIONS.partition_id -> <result>.* join
SELECT a.id FROM `p.Shop.Sale` a JOIN `p.Shop.INFORMATION_SCHEMA.PARTITIONS` b ON a.d = b.partition_id;
-- end
