-- id: redshift_call_as_cte_01
-- dialect: redshift
-- construct: jinja, cte, insert
-- writes: s.t
insert into s.t (a) with d as ({{ dbt_utils.generate_series(upper_bound=100) }}) select generated_number from d
-- end
