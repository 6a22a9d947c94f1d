-- id: postgres_macro_names_001
-- dialect: postgres
-- construct: jinja
-- kind: macro_names
-- reads: x
-- column: x.d -> <result>.date_trunc direct
select {{ dbt.date_trunc('day', 'd') }} from {{ ref('x') }}
-- end

-- id: postgres_macro_names_002
-- dialect: postgres
-- construct: jinja
-- kind: macro_names
-- reads: x
-- column: x.opp_id -> <result>.opp_id direct
-- column: x.k -> <result>.md5 direct
-- column: x.i -> <result>.md5 direct
select {{ dbt.safe_cast("opp_id", api.Column.translate_type("string")) }},
       {{ dbt.hash('k') }},
       {{ dbt_utils.generate_surrogate_key(['i', 'k']) }}
from {{ ref('x') }}
-- end

-- id: postgres_macro_names_003
-- dialect: postgres
-- construct: jinja
-- kind: macro_names
-- reads: x
-- column: x.amount -> <result>._col0 direct
select {{ cents_to_dollars('amount') }} from {{ ref('x') }}
-- end
