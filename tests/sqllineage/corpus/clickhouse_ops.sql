-- id: clickhouse_ops_001
-- dialect: clickhouse
-- construct: cte, join, insert
-- reads: raw.call, dim.agent
-- writes: mart.call
-- column: raw.call.id -> mart.call.id direct
-- column: dim.agent.team -> mart.call.team direct
-- column: raw.call.sec -> mart.call.minutes direct
-- column: raw.call.agent_id -> mart.call.* join
-- column: dim.agent.id -> mart.call.* join
-- column: raw.call.sec -> mart.call.* filter
INSERT INTO mart.call (id, team, minutes)
WITH c AS (SELECT id, agent_id, sec / 60 AS m FROM raw.call WHERE sec > 5)
SELECT c.id, a.team, c.m FROM c INNER JOIN dim.agent a ON a.id = c.agent_id;
-- end

-- id: clickhouse_ops_002
-- dialect: clickhouse
-- construct: window, select
-- reads: md.tick
-- column: md.tick.sym -> <result>.sym direct
-- column: md.tick.px -> <result>.prev_px direct
-- column: md.tick.sym -> <result>.* window
-- column: md.tick.ts -> <result>.* window
SELECT sym, lagInFrame(px) OVER (PARTITION BY sym ORDER BY ts ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) AS prev_px
FROM md.tick;
-- end

-- id: clickhouse_ops_003
-- dialect: clickhouse
-- construct: star_except, star_replace, star
-- schema: {"tables": {"raw.u": ["id", "mail", "pass", "born"]}}
-- reads: raw.u
-- writes: safe.u
-- column: raw.u.id -> safe.u.id direct
-- column: raw.u.mail -> safe.u.mail direct
-- column: raw.u.born -> safe.u.born direct
CREATE VIEW safe.u AS SELECT * EXCEPT (pass) REPLACE (lower(mail) AS mail) FROM raw.u;
-- end

-- id: clickhouse_ops_004
-- dialect: clickhouse
-- construct: union, aggregate
-- reads: eu.hit, us.hit
-- column: eu.hit.page -> <result>.page direct
-- column: us.hit.page -> <result>.page direct
-- column: eu.hit.ms -> <result>.ms direct
-- column: us.hit.ms -> <result>.ms direct
-- column: eu.hit.page -> <result>.* group
-- column: us.hit.page -> <result>.* group
SELECT page, avg(ms) AS ms FROM (
    SELECT page, ms FROM eu.hit
    UNION ALL
    SELECT page, ms FROM us.hit
) GROUP BY page WITH TOTALS FORMAT JSON;
-- end

-- id: clickhouse_ops_005
-- dialect: clickhouse
-- construct: unload
-- reads: mart.kpi
SELECT name, val FROM mart.kpi INTO OUTFILE 'kpi.csv' FORMAT CSVWithNames;
-- end

-- id: clickhouse_ops_006
-- dialect: clickhouse
-- construct: unload, insert
-- reads: mart.kpi
INSERT INTO FUNCTION s3('https://b.s3.amazonaws.com/kpi.parquet', 'Parquet') SELECT name, val FROM mart.kpi;
-- end

-- id: clickhouse_ops_007
-- dialect: clickhouse
-- construct: swap, script, ctas
-- reads: raw.fx, core.fx
-- writes: core.fx, core.fx_new
-- column: raw.fx.ccy -> core.fx.ccy direct
-- column: raw.fx.rate -> core.fx.rate direct
CREATE TABLE core.fx_new ENGINE = MergeTree ORDER BY ccy AS SELECT ccy, rate FROM raw.fx;
EXCHANGE TABLES core.fx_new AND core.fx;
-- end

-- id: clickhouse_ops_008
-- dialect: clickhouse
-- construct: subquery, correlated, select
-- reads: core.user, core.pay
-- column: core.user.id -> <result>.id direct
-- column: core.user.id -> <result>.* filter
-- column: core.pay.user_id -> <result>.* filter
-- column: core.pay.eur -> <result>.* filter
-- column: core.pay.user_id -> <result>.* group
SELECT id FROM core.user WHERE id IN (SELECT user_id FROM core.pay GROUP BY user_id HAVING sum(eur) > 100);
-- end

-- id: clickhouse_ops_009
-- dialect: clickhouse
-- construct: select, aggregate
-- reads: agg.hit
-- column: agg.hit.day -> <result>.day direct
-- column: agg.hit.users_state -> <result>.users direct
-- column: agg.hit.day -> <result>.* group
-- column: agg.hit.day -> <result>.* sort
SELECT day, uniqMerge(users_state) AS users FROM agg.hit GROUP BY day ORDER BY day WITH FILL STEP 1;
-- end

-- id: clickhouse_ops_010
-- dialect: clickhouse
-- construct: select, struct
-- reads: raw.span
-- column: raw.span.id -> <result>.id direct
-- column: raw.span.attrs -> <result>.host direct
-- column: raw.span.dims -> <result>.first_dim direct
-- column: raw.span.ms -> <result>.* filter
SELECT id, attrs['host'] AS host, dims.1 AS first_dim, ms > 1000 ? 1 : 0 AS slow FROM raw.span;
-- end

-- id: clickhouse_ops_011
-- dialect: clickhouse
-- construct: delete, script
-- reads: core.erase
-- writes: core.person
-- column: core.person.id -> core.person.* filter
-- column: core.erase.person_id -> core.person.* filter
DELETE FROM core.person WHERE id IN (SELECT person_id FROM core.erase);
OPTIMIZE TABLE core.person FINAL;
-- end

-- id: clickhouse_ops_012
-- dialect: clickhouse
-- construct: external_table, ddl
CREATE TABLE ext.kafka_in (msg String) ENGINE = Kafka SETTINGS kafka_broker_list = 'k:9092', kafka_topic_list = 't', kafka_group_name = 'g', kafka_format = 'JSONAsString';
-- end

-- id: clickhouse_ops_013
-- dialect: clickhouse
-- construct: broken, script
-- reads: a.s
-- writes: a.t
-- column: a.s.v -> a.t.v direct
-- dropped: 1
INSERT INTO a.t (v) SELECT v FROM a.s;
EXCHANGE TABLES a.b WITHOUT;
-- end

-- id: clickhouse_ops_014
-- dialect: clickhouse
-- construct: quoted_name, clone
-- schema: {"tables": {"core.Ev": ["Id", "kind"]}}
-- reads: core.Ev
-- writes: core.ev_copy
-- column: core.Ev.Id -> core.ev_copy.Id direct
-- column: core.Ev.kind -> core.ev_copy.kind direct
CREATE TABLE core.ev_copy CLONE AS core.`Ev`;
-- end
