-- id: postgres_macro_arguments_001
-- dialect: postgres
-- construct: jinja
-- kind: macro_arguments
-- reads: x
-- column: x.c -> <result>.n direct
-- column: x.d -> <result>.m direct
-- column: x.g -> <result>.h direct
-- column: x.t -> <result>.p direct
select {{ dbt.dateadd('day', 1, dbt.date_trunc('month', 'c')) }} as n,
       {{ dbt.safe_cast(dbt.last_day('d', 'month'), 'date') }} as m,
       {{ dbt.array_construct(['g'], 'integer') }} as h,
       {{ dbt.position("'x'", 't') }} as p,
       {{ dbt.string_literal(dbt.escape_single_quotes("it's")) }} as l
from {{ ref('x') }}
-- end
