-- id: bigquery_macro_texts_001
-- dialect: bigquery
-- construct: jinja
-- kind: macro_texts
-- reads: stg_view
-- column: stg_view.page_url -> <result>.source direct
-- column: stg_view.page_url -> <result>.host direct
select {{ dbt_utils.get_url_parameter(field='page_url', url_parameter='utm_source') }} as source,
       {{ dbt_utils.get_url_host(field='page_url') }} as host
from {{ ref('stg_view') }}
-- end
