-- id: redshift_macro_types_001
-- dialect: redshift
-- construct: jinja,ctas
-- kind: macro_types
-- reads: x
-- writes: y
-- column: x.g -> y.a direct
-- column: x.h -> y.c direct
create table y as
select g::{{ dbt.type_numeric() }} as a, null::{{ type_timestamp() }} as b, cast(h as {{ dbt.type_boolean() }}) as c
from {{ ref('x') }}
-- end
