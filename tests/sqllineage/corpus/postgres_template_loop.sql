-- id: postgres_template_loop_001
-- dialect: postgres
-- construct: jinja, join
-- kind: template_loop
-- reads: part, stock_ams, stock_rtm
-- column: part.part_no -> <result>.part_no direct
-- column: stock_ams.qty -> <result>.qty_ams direct
-- column: stock_rtm.qty -> <result>.qty_rtm direct
-- column: part.part_no -> <result>.* join
-- column: stock_ams.part_no -> <result>.* join
-- column: stock_rtm.part_no -> <result>.* join
select b.part_no
{% for w in ['ams', 'rtm'] %}
    , {{ w }}.qty as qty_{{ w }}
{% endfor %}
from {{ ref('part') }} b
{% for w in ['ams', 'rtm'] %}
left join {{ ref('stock_' ~ w) }} {{ w }} on {{ w }}.part_no = b.part_no
{% endfor %}
-- end
