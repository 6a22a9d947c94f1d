-- id: databricks_macro_types_001
-- dialect: databricks
-- construct: jinja
-- kind: macro_types
-- reads: x
-- column: x.g -> <result>.a direct
-- column: x.h -> <result>.b direct
select cast(g as {{ dbt_utils.type_timestamp() }}) as a, try_cast(h as {{ api.Column.translate_type('integer') }}) as b
from {{ ref('x') }}
-- end
