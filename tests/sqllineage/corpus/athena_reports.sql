-- id: athena_reports_001
-- dialect: athena
-- construct: select, aggregate
-- reads: logs.alb
-- column: logs.alb.target_ip -> <result>.target_ip direct
-- column: logs.alb.response_time -> <result>.p99 direct
-- column: logs.alb.target_ip -> <result>.* group
-- column: logs.alb.day -> <result>.* filter
SELECT target_ip, approx_percentile(response_time, 0.99) AS p99
FROM "logs"."alb"
WHERE day = date_format(current_date, '%Y/%m/%d')
GROUP BY target_ip;
-- end

-- id: athena_reports_002
-- dialect: athena
-- construct: ctas, struct
-- reads: raw.cost
-- writes: mart.cost_by_team
-- column: raw.cost.resource_tags -> mart.cost_by_team.team direct
-- column: raw.cost.unblended_cost -> mart.cost_by_team.usd direct
-- column: raw.cost.resource_tags -> mart.cost_by_team.* group
CREATE TABLE mart.cost_by_team WITH (format = 'ORC') AS
SELECT resource_tags['user_team'] AS team, sum(unblended_cost) AS usd
FROM raw.cost
GROUP BY resource_tags['user_team'];
-- end

-- id: athena_reports_003
-- dialect: athena
-- construct: delete, update, script
-- writes: ice.session
-- column: ice.session.agent -> ice.session.browser direct
-- column: ice.session.day -> ice.session.* filter
UPDATE ice.session SET browser = split_part(agent, '/', 1) WHERE day = date '2024-06-01';
DELETE FROM ice.session WHERE day < date '2021-01-01';
-- end

-- id: athena_reports_004
-- dialect: athena
-- construct: union, view
-- reads: eu.sale, us.sale
-- writes: mart.sale
-- column: eu.sale.id -> mart.sale.id direct
-- column: us.sale.id -> mart.sale.id direct
-- column: eu.sale.eur -> mart.sale.amount direct
-- column: us.sale.usd -> mart.sale.amount direct
CREATE VIEW mart.sale (id, amount) AS
SELECT id, eur FROM eu.sale UNION ALL SELECT id, usd FROM us.sale;
-- end

-- id: athena_reports_005
-- dialect: athena
-- construct: ddl, script
ALTER TABLE logs.cloudfront ADD IF NOT EXISTS PARTITION (dt = '2024-06-01') LOCATION 's3://logs/cf/2024-06-01/';
DROP TABLE IF EXISTS logs.old_cloudfront;
-- end

-- id: athena_reports_006
-- dialect: athena
-- construct: insert, lateral, unnest
-- reads: raw.config
-- writes: sec.open_port
-- column: raw.config.group_id -> sec.open_port.group_id direct
-- column: raw.config.rules -> sec.open_port.port direct
-- column: raw.config.rules -> sec.open_port.* filter
INSERT INTO sec.open_port (group_id, port)
SELECT c.group_id, r.rule.port
FROM raw.config c CROSS JOIN UNNEST(c.rules) AS r (rule)
WHERE r.rule.cidr = '0.0.0.0/0';
-- end

-- id: athena_reports_007
-- dialect: athena
-- construct: external_table, select
-- reads: raw.csv_city
-- writes: curated.city
-- column: raw.csv_city.name -> curated.city.name direct
-- column: raw.csv_city.population -> curated.city.population direct
CREATE EXTERNAL TABLE raw.csv_city (name string, population string)
ROW FORMAT SERDE 'org.apache.hadoop.hive.serde2.OpenCSVSerde'
STORED AS TEXTFILE LOCATION 's3://raw/city/';

INSERT INTO curated.city (name, population) SELECT name, CAST(population AS bigint) FROM raw.csv_city;
-- end

-- id: athena_reports_008
-- dialect: athena
-- construct: star, cte
-- schema: {"tables": {"raw.evt": ["id", "kind", "at"]}}
-- reads: raw.evt
-- column: raw.evt.id -> <result>.id direct
-- column: raw.evt.kind -> <result>.kind direct
-- column: raw.evt.at -> <result>.at direct
-- column: raw.evt.kind -> <result>.* filter
WITH e AS (SELECT * FROM raw.evt WHERE kind <> 'ping')
SELECT e.* FROM e;
-- end

-- id: athena_reports_009
-- dialect: athena
-- construct: join, select
-- reads: raw.flow, ref.eni
-- column: ref.eni.owner -> <result>.owner direct
-- column: raw.flow.bytes -> <result>.bytes direct
-- column: raw.flow.interface_id -> <result>.* join
-- column: ref.eni.eni_id -> <result>.* join
-- column: ref.eni.owner -> <result>.* group
-- column: raw.flow.bytes -> <result>.* sort
-- column: raw.flow.action -> <result>.* filter
SELECT e.owner, sum(f.bytes) AS bytes
FROM raw.flow f JOIN ref.eni e ON e.eni_id = f.interface_id
WHERE f.action = 'REJECT'
GROUP BY e.owner
ORDER BY sum(f.bytes) DESC;
-- end
