-- id: bigquery_macro_arguments_001
-- dialect: bigquery
-- construct: jinja,aggregate
-- kind: macro_arguments
-- reads: x
-- column: x.w -> <result>.d direct
-- column: x.z -> <result>.* sort
-- column: x.g -> <result>.g direct
-- column: x.g -> <result>.* group
select g, {{ dbt.listagg('w', "', '", 'order by z', 4) }} as d
from {{ ref('x') }}
group by g
-- end
