-- id: spark_macro_arguments_001
-- dialect: spark
-- construct: jinja,view
-- kind: macro_arguments
-- reads: x
-- writes: v
-- column: x.a -> v.a direct
-- column: x.b -> v.days direct
-- column: x.c -> v.days direct
-- column: x.age -> v.* filter
create view v as
select {{ safe_cast("a", type_string()) }} as a,
       {{ dbt.datediff(first_date='b', second_date='c', datepart='day') }} as days
from {{ ref('x') }}
where {{ dbt.safe_cast('age', 'int') }} > 17
-- end
