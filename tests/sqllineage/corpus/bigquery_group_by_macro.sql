-- id: bigquery_group_by_macro_001
-- dialect: bigquery
-- construct: jinja,aggregate
-- kind: group_by_macro
-- reads: stg_sale
-- column: stg_sale.shop -> <result>.s direct
-- column: stg_sale.day -> <result>.month direct
-- column: stg_sale.total -> <result>.total direct
-- column: stg_sale.shop -> <result>.* group
-- column: stg_sale.day -> <result>.* group
select shop as s, date_trunc(day, month) as month, sum(total) as total
from {{ ref('stg_sale') }} {{ dbt_utils.group_by(2) -}}
-- end
