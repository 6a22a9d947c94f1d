-- id: duckdb_macro_arguments_more_001
-- dialect: duckdb
-- construct: jinja
-- kind: macro_arguments
-- reads: x
-- column: x.a -> <result>.a direct
-- column: x.b -> <result>.d direct
-- column: x.c -> <result>.d direct
select {{ dbt.safe_cast('a', dbt.type_int()) }}, {{ dbt.datediff('b', 'c', 'week') }} as d from {{ ref('x') }}
-- end
