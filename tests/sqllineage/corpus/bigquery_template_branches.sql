-- id: bigquery_template_branches_001
-- dialect: bigquery
-- construct: jinja, join
-- kind: template_branches
-- reads: order_snapshot, order_current, country
-- column: order_snapshot.order_id -> <result>.order_id direct
-- column: order_current.order_id -> <result>.order_id direct
-- column: order_snapshot.amount -> <result>.amount direct
-- column: order_current.amount -> <result>.amount direct
-- column: country.label -> <result>.country direct
-- column: country.code -> <result>.* join
-- column: order_snapshot.country_code -> <result>.* join
-- column: order_current.country_code -> <result>.* join
-- column: order_snapshot.status -> <result>.* filter
-- column: order_current.status -> <result>.* filter
select o.order_id, o.amount, c.label as country
from {% if var('use_snapshot', false) %}{{ ref('order_snapshot') }}{% else %}{{ ref('order_current') }}{% endif %} as o
left join {{ ref('country') }} as c on c.code = o.country_code
where o.status = 'paid'
-- end
