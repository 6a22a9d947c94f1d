-- id: postgres_call_as_cte_01
-- dialect: postgres
-- construct: jinja, view
-- writes: s.v
create view s.v as {{ dbt_utils.date_spine(datepart="day", start_date="x", end_date="y") }}
-- end
