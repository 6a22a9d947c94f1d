-- id: athena_later_001
-- dialect: athena
-- construct: unload, select, quoted_name
-- reads: awsdatacatalog.logs-2024.elb
UNLOAD (SELECT "elb_status_code", count(*) AS n FROM AwsDataCatalog."logs-2024".elb GROUP BY 1)
TO 's3://out/elb/' WITH (format = 'TEXTFILE', field_delimiter = '|');
-- end

-- id: athena_later_002
-- dialect: athena
-- construct: ctas, unnest, window
-- reads: raw.s3_inventory
-- writes: curated.biggest
-- column: raw.s3_inventory.bucket -> curated.biggest.bucket direct
-- column: raw.s3_inventory.key -> curated.biggest.key direct
-- column: raw.s3_inventory.size -> curated.biggest.size direct
-- column: raw.s3_inventory.tags -> curated.biggest.tag direct
-- column: raw.s3_inventory.bucket -> curated.biggest.* window
-- column: raw.s3_inventory.size -> curated.biggest.* window
-- column: raw.s3_inventory.dt -> curated.biggest.* filter
CREATE TABLE curated.biggest
WITH (table_type = 'ICEBERG', is_external = false, location = 's3://curated/biggest/', format = 'PARQUET')
AS SELECT bucket, key, size, tag FROM (
  SELECT i.bucket, i.key, i.size, t.tag, row_number() OVER (PARTITION BY i.bucket ORDER BY i.size DESC) AS n
  FROM raw.s3_inventory i CROSS JOIN UNNEST(i.tags) AS t (tag)
  WHERE i.dt = '2024-06-01-00-00'
) x WHERE n <= 100;
-- end

-- id: athena_later_003
-- dialect: athena
-- construct: insert, script, view
-- reads: raw.cur, mart.v_cur
-- writes: mart.v_cur, mart.cost_day
-- column: raw.cur.line_item_usage_account_id -> mart.v_cur.account direct
-- column: raw.cur.line_item_unblended_cost -> mart.v_cur.cost direct
-- column: raw.cur.line_item_usage_start_date -> mart.v_cur.day direct
-- column: raw.cur.line_item_line_item_type -> mart.v_cur.* filter
-- column: mart.v_cur.account -> mart.cost_day.account direct
-- column: mart.v_cur.day -> mart.cost_day.day direct
-- column: mart.v_cur.cost -> mart.cost_day.cost direct
-- column: mart.v_cur.account -> mart.cost_day.* group
-- column: mart.v_cur.day -> mart.cost_day.* group
CREATE OR REPLACE VIEW mart.v_cur AS
SELECT line_item_usage_account_id AS account, line_item_unblended_cost AS cost, date(line_item_usage_start_date) AS day
FROM raw.cur WHERE line_item_line_item_type <> 'Tax';
INSERT INTO mart.cost_day (account, day, cost)
SELECT account, day, sum(cost) FROM mart.v_cur GROUP BY 1, 2;
-- end

-- id: athena_later_004
-- dialect: athena
-- construct: ddl, external_table, script
CREATE EXTERNAL TABLE raw.alb (type string, time string)
PARTITIONED BY (day string)
ROW FORMAT SERDE 'org.apache.hadoop.hive.serde2.RegexSerDe'
WITH SERDEPROPERTIES ('serialization.format' = '1', 'input.regex' = '([^ ]*) ([^ ]*)')
LOCATION 's3://logs/alb/'
TBLPROPERTIES ('projection.enabled' = 'true', 'projection.day.range' = '2022/01/01,NOW');
ALTER TABLE raw.alb ADD IF NOT EXISTS PARTITION (day = '2024/06/01') LOCATION 's3://logs/alb/2024/06/01/';
VACUUM curated.biggest;
OPTIMIZE curated.biggest REWRITE DATA USING BIN_PACK WHERE bucket = 'x';
-- end
