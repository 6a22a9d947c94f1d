-- id: snowflake_group_by_macro_001
-- dialect: snowflake
-- construct: jinja,aggregate
-- kind: group_by_macro
-- reads: stg_sale
-- column: stg_sale.shop -> <result>.shop direct
-- column: stg_sale.day -> <result>.day direct
-- column: stg_sale.total -> <result>.total direct
-- column: stg_sale.shop -> <result>.* group
-- column: stg_sale.day -> <result>.* group
select shop, day, sum(total) as total
from {{ ref('stg_sale') }}
{{ dbt_utils.group_by(n=2) }}
-- end

-- id: snowflake_group_by_macro_002
-- dialect: snowflake
-- construct: jinja,aggregate,cte
-- kind: group_by_macro
-- reads: stg_sale
-- column: stg_sale.shop -> <result>.shop direct
-- column: stg_sale.total -> <result>.total direct
-- column: stg_sale.shop -> <result>.* group
-- column: stg_sale.total -> <result>.* filter
-- column: stg_sale.shop -> <result>.* sort
{% set keys = ['shop'] %}
with s as (
  select {{ keys | join(', ') }}, sum(total) as total
  from {{ ref('stg_sale') }}
  {{ dbt_utils.group_by(keys | length) }}
  having sum(total) > 0
)
select shop, total from s order by shop
-- end
