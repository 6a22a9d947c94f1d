-- id: postgres_config_braces_001
-- dialect: postgres
-- construct: jinja, aggregate
-- kind: config_braces
-- reads: customer
-- column: customer.country -> <result>.country direct
-- column: customer.customer_id -> <result>.customers direct
-- column: customer.country -> <result>.* filter
-- column: customer.created_on -> <result>.* filter
-- column: customer.country -> <result>.* group
select c.country, count(distinct c.customer_id) as customers
from {{ ref('customer') }} c
where c.country in ({{ "'" ~ var('countries') | join("','") ~ "'" }})
  and c.created_on >= {{ "'" ~ var('since') ~ "'" }}::date
group by c.country
-- end
