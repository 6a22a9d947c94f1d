-- id: snowflake_macro_types_001
-- dialect: snowflake
-- construct: jinja
-- kind: macro_types
-- reads: x
-- column: x.g -> <result>.gg direct
select cast(g as {{ dbt.type_string() }}) as gg from {{ ref('x') }}
-- end
