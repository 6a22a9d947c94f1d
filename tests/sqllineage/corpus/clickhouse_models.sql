-- id: clickhouse_models_001
-- dialect: clickhouse
-- construct: jinja, aggregate
-- reads: stg_hit, web.campaign
-- column: web.campaign.name -> <result>.campaign direct
-- column: stg_hit.user_id -> <result>.users direct
-- column: stg_hit.campaign_id -> <result>.* join
-- column: web.campaign.id -> <result>.* join
-- column: web.campaign.name -> <result>.* group
{{ config(engine='MergeTree()', order_by='campaign', materialized='table') }}
select c.name as campaign, uniqExact(h.user_id) as users
from {{ ref('stg_hit') }} h
inner join {{ source('web', 'campaign') }} c on c.id = h.campaign_id
group by c.name
-- end

-- id: clickhouse_models_002
-- dialect: clickhouse
-- construct: cte, subquery
-- reads: cfg.limits, core.req
-- column: core.req.path -> <result>.path direct
-- column: cfg.limits.max_ms -> <result>.* filter
-- column: core.req.ms -> <result>.* filter
WITH (SELECT max(max_ms) FROM cfg.limits) AS top
SELECT path FROM core.req WHERE ms > top;
-- end

-- id: clickhouse_models_003
-- dialect: clickhouse
-- construct: star_replace, star, insert
-- schema: {"tables": {"raw.t": ["id", "at", "eur"], "core.t": ["id", "at", "eur"]}}
-- reads: raw.t
-- writes: core.t
-- column: raw.t.id -> core.t.id direct
-- column: raw.t.at -> core.t.at direct
-- column: raw.t.eur -> core.t.eur direct
INSERT INTO core.t SELECT * REPLACE (toDate(at) AS at) FROM raw.t;
-- end

-- id: clickhouse_models_004
-- dialect: clickhouse
-- construct: partition_exchange, script
-- reads: stage.a, core.b
-- writes: core.a, arc.b
ALTER TABLE core.a ATTACH PARTITION tuple('2024-06') FROM stage.a;
ALTER TABLE core.b MOVE PARTITION '2019-01' TO TABLE arc.b;
-- end

-- id: clickhouse_models_005
-- dialect: clickhouse
-- construct: window, unnest
-- reads: core.quiz
-- column: core.quiz.user -> <result>.user direct
-- column: core.quiz.answers -> <result>.n direct
-- column: core.quiz.answers -> <result>.answer direct
-- column: core.quiz.user -> <result>.* sort
SELECT user, answer, n
FROM core.quiz
LEFT ARRAY JOIN answers AS answer, arrayEnumerate(answers) AS n
ORDER BY user;
-- end
