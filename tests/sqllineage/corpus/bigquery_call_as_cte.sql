-- id: bigquery_call_as_cte_01
-- dialect: bigquery
-- construct: jinja, cte
with d as ({{ dbt_utils.date_spine(datepart="day", start_date="cast('2019-01-01' as date)", end_date="cast('2020-01-01' as date)") }})
select date_day as dt from d
-- end
