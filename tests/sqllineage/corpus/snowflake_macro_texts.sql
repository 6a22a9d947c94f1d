-- id: snowflake_macro_texts_001
-- dialect: snowflake
-- construct: jinja,pivot,aggregate
-- kind: macro_texts
-- reads: stg_shirt
-- column: stg_shirt.shop -> <result>.shop direct
-- column: stg_shirt.shop -> <result>.* group
-- column: stg_shirt.color -> <result>.* filter
select shop, {{ dbt_utils.pivot('color', ['red', 'blue']) }} from {{ ref('stg_shirt') }} group by shop
-- end

-- id: snowflake_macro_texts_002
-- dialect: snowflake
-- construct: jinja,pivot,aggregate
-- kind: macro_texts
-- reads: stg_shirt
-- column: stg_shirt.shop -> <result>.shop direct
-- column: stg_shirt.shop -> <result>.* group
-- column: stg_shirt.size -> <result>.* filter
-- column: stg_shirt.price -> <result>.sum_S direct
-- column: stg_shirt.price -> <result>.sum_M direct
{% set sizes = ['S', 'M'] %}
select shop, {{ dbt_utils.pivot('size', sizes, agg='max', then_value='price', prefix='sum_') }}
from {{ ref('stg_shirt') }}
{{ dbt_utils.group_by(1) }}
-- end
