-- id: snowflake_macro_arguments_001
-- dialect: snowflake
-- construct: jinja
-- kind: macro_arguments
-- reads: x
-- column: x.e -> <result>.ee direct
-- column: x.f -> <result>.ff direct
select {{ dbt.safe_cast('e', api.Column.translate_type('string')) }} as ee,
       {{ dbt.cast('f', 'varchar') }} as ff,
       {{ dbt.string_literal('lit') }} as sl
from {{ ref('x') }}
-- end
