-- id: duckdb_macro_types_001
-- dialect: duckdb
-- construct: jinja
-- kind: macro_types
-- reads: x
-- column: x.g -> <result>.a direct
-- column: x.h -> <result>.b direct
select cast(g as {{ money_type() }}) as a, h::{{ var('key_type') }} as b from {{ ref('x') }}
-- end
