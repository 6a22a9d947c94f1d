-- id: databricks_call_as_cte_01
-- dialect: databricks
-- construct: jinja, subquery
-- reads: raw.a
-- column: raw.a.x -> <result>.x direct
select a.x, s.date_day as day from raw.a as a cross join ({{ dbt_utils.date_spine(datepart="day", start_date="x", end_date="y") }}) s
-- end
