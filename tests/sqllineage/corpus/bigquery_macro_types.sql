-- id: bigquery_macro_types_001
-- dialect: bigquery
-- construct: jinja
-- kind: macro_types
-- reads: x
-- column: x.g -> <result>.a direct
-- column: x.h -> <result>.b direct
{% set number = dbt.type_int() %}
select safe_cast(g as {{ type_bigint() }}) as a, {{ "cast(h as " ~ number ~ ")" }} as b
from {{ ref('x') }}
-- end
