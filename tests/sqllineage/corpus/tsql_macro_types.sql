-- id: tsql_macro_types_001
-- dialect: tsql
-- construct: jinja
-- kind: macro_types
-- reads: x
-- column: x.g -> <result>.a direct
select cast(coalesce(g, '') as {{ api.Column.string_type(20) }}) as a from {{ ref('x') }}
-- end
