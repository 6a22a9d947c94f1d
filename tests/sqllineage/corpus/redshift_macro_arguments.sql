-- id: redshift_macro_arguments_001
-- dialect: redshift
-- construct: jinja
-- kind: macro_arguments
-- reads: x
-- column: x.at -> <result>.local_at direct
-- column: x.born -> <result>.day direct
-- column: x.url -> <result>.ref direct
{% set moment = 'at' %}
select {{ dbt_date.convert_timezone(moment, 'America/New_York', 'UTC') }} as local_at,
       {{ dbt_date.date_part('dayofweek', 'born') }} as day,
       {{ dbt_utils.get_url_parameter('url', 'utm_source') }} as ref
from {{ ref('x') }}
-- end
