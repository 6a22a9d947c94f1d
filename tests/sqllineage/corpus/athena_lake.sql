-- id: athena_lake_001
-- dialect: athena
-- construct: ctas, select
-- reads: logs.cloudfront
-- writes: curated.errors
-- column: logs.cloudfront.uri -> curated.errors.uri direct
-- column: logs.cloudfront.status -> curated.errors.status direct
-- column: logs.cloudfront.dt -> curated.errors.dt direct
-- column: logs.cloudfront.status -> curated.errors.* filter
CREATE TABLE curated.errors
WITH (format = 'PARQUET', external_location = 's3://curated/errors/', partitioned_by = ARRAY['dt'])
AS SELECT uri, status, dt FROM logs.cloudfront WHERE status >= 500;
-- end

-- id: athena_lake_002
-- dialect: athena
-- construct: unload
-- reads: curated.errors
UNLOAD (SELECT uri, count(*) AS n FROM curated.errors GROUP BY uri)
TO 's3://export/errors/'
WITH (format = 'JSON', compression = 'gzip');
-- end

-- id: athena_lake_003
-- dialect: athena
-- construct: external_table, ddl
CREATE EXTERNAL TABLE IF NOT EXISTS logs.cloudfront (
  `date` date,
  uri string,
  status int
)
PARTITIONED BY (dt string)
ROW FORMAT SERDE 'org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe'
LOCATION 's3://logs/cloudfront/'
TBLPROPERTIES ('skip.header.line.count' = '2');
MSCK REPAIR TABLE logs.cloudfront;
-- end

-- id: athena_lake_004
-- dialect: athena
-- construct: insert, json
-- reads: raw.cloudtrail
-- writes: sec.role_use
-- column: raw.cloudtrail.useridentity -> sec.role_use.arn direct
-- column: raw.cloudtrail.requestparameters -> sec.role_use.role direct
-- column: raw.cloudtrail.eventname -> sec.role_use.* filter
INSERT INTO sec.role_use (arn, role)
SELECT useridentity.arn, json_extract_scalar(requestparameters, '$.roleArn')
FROM raw.cloudtrail
WHERE eventname = 'AssumeRole';
-- end

-- id: athena_lake_005
-- dialect: athena
-- construct: merge
-- reads: ice.orders_delta
-- writes: ice.orders
-- column: ice.orders_delta.order_id -> ice.orders.order_id direct
-- column: ice.orders_delta.total -> ice.orders.total direct
-- column: ice.orders.order_id -> ice.orders.* join
-- column: ice.orders_delta.order_id -> ice.orders.* join
MERGE INTO ice.orders o USING ice.orders_delta d ON o.order_id = d.order_id
WHEN MATCHED THEN UPDATE SET total = d.total
WHEN NOT MATCHED THEN INSERT (order_id, total) VALUES (d.order_id, d.total);
-- end

-- id: athena_lake_006
-- dialect: athena
-- construct: view, unnest
-- reads: raw.basket
-- writes: mart.basket_item
-- column: raw.basket.basket_id -> mart.basket_item.basket_id direct
-- column: raw.basket.items -> mart.basket_item.item direct
CREATE OR REPLACE VIEW mart.basket_item AS
SELECT b.basket_id, t.item
FROM raw.basket b
CROSS JOIN UNNEST(b.items) AS t (item);
-- end
