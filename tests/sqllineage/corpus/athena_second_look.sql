-- id: athena_second_look_001
-- dialect: athena
-- construct: ddl, insert, script
-- kind: second_look
-- reads: raw.click
-- writes: lake.click
-- column: raw.click.u -> lake.click.user_id direct
-- column: raw.click.d -> lake.click.tags direct
-- column: raw.click.p -> lake.click.day direct
CREATE EXTERNAL TABLE lake.click (user_id string, tags map<string,array<struct<k:string,v:int>>>) PARTITIONED BY (day date) STORED AS PARQUET LOCATION 's3://b/click/';
INSERT INTO lake.click SELECT u, d, p FROM raw.click;
-- end
