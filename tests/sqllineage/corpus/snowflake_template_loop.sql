-- id: snowflake_template_loop_001
-- dialect: snowflake
-- construct: jinja, union
-- kind: template_loop
-- reads: store_north, store_south, store_west
-- column: store_north.store_id -> <result>.store_id direct
-- column: store_south.store_id -> <result>.store_id direct
-- column: store_west.store_id -> <result>.store_id direct
-- column: store_north.revenue -> <result>.revenue direct
-- column: store_south.revenue -> <result>.revenue direct
-- column: store_west.revenue -> <result>.revenue direct
{% for r in ['north', 'south', 'west'] %}
select '{{ r }}' as region, s.store_id, s.revenue
from {{ ref('store_' ~ r) }} s
{% if not loop.last %}union all{% endif %}
{% endfor %}
-- end
