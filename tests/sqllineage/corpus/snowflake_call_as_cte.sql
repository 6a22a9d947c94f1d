-- id: snowflake_call_as_cte_01
-- dialect: snowflake
-- construct: jinja, cte, join
-- reads: raw.orders
-- column: raw.orders.id -> <result>.n direct
-- column: raw.orders.order_date -> <result>.* join
with date_spine as ({{ dbt_utils.date_spine(datepart="day", start_date="x", end_date="y") }}),
orders as (select * from raw.orders)
select s.date_day, count(o.id) as n from date_spine s left join orders o on s.date_day = o.order_date group by 1
-- end

-- id: snowflake_call_as_cte_02
-- dialect: snowflake
-- construct: jinja, cte
-- reads: raw.a
-- column: raw.a.x -> <result>.x direct
with cal as (
    {{ dbt_date.get_date_dimension("2000-01-01", "2100-12-31") }}
)
select a.x, cal.date_day as day from cal cross join raw.a as a
-- end
