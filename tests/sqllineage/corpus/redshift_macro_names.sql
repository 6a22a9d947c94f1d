-- id: redshift_macro_names_001
-- dialect: redshift
-- construct: jinja,ctas
-- kind: macro_names
-- reads: x
-- writes: y
-- column: x.c -> y.split_part direct
-- column: x.n -> y.len direct
create table y as
select {{ dbt.split_part('c', "'-'", 1) }}, {{ dbt.length('n') }} as len from {{ ref('x') }}
-- end
