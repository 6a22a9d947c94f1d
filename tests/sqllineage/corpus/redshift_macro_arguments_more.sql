-- id: redshift_macro_arguments_more_001
-- dialect: redshift
-- construct: jinja,window
-- kind: macro_arguments
-- reads: x
-- column: x.k -> <result>.h direct
-- column: x.n -> <result>.h direct
-- column: x.at -> <result>.* window
-- column: x.k -> <result>.* window
select {{ dbt.hash(dbt.concat(['k', "'-'", dbt.safe_cast('n', api.Column.translate_type('string'))])) }} as h,
       row_number() over (partition by {{ dbt.split_part('k', "'-'", 1) }} order by {{ dbt.date_trunc('day', 'at') }}) as r
from {{ ref('x') }}
-- end
