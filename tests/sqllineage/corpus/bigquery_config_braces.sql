-- id: bigquery_config_braces_001
-- dialect: bigquery
-- construct: jinja, cte
-- kind: config_braces
-- reads: crm.lead, currency_rate
-- column: crm.lead.lead_id -> <result>.lead_id direct
-- column: crm.lead.worth -> <result>.worth_eur direct
-- column: currency_rate.rate -> <result>.worth_eur direct
-- column: currency_rate.ccy -> <result>.* join
-- column: crm.lead.ccy -> <result>.* join
-- column: crm.lead.state -> <result>.* filter
-- column: currency_rate.rate_type -> <result>.* filter
{{ config(materialized='view', meta={'owner': {'team': 'mobility', 'tier': {'level': 2}}}) }}
with lead as (
    select * from {{ source('crm', 'lead') }} where state = {{ '"' ~ var('state') ~ '"' }}
)
select l.lead_id, l.worth * r.rate as worth_eur
from lead as l
join {{ ref('currency_rate') }} as r on r.ccy = l.ccy
where r.rate_type = 'mid'
-- end
