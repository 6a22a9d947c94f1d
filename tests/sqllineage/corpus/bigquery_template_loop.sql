-- id: bigquery_template_loop_001
-- dialect: bigquery
-- construct: jinja, cte, union, aggregate
-- kind: template_loop
-- reads: web_click, app_click
-- column: web_click.user_id -> <result>.user_id direct
-- column: app_click.user_id -> <result>.user_id direct
-- column: web_click.clicked_at -> <result>.last_click direct
-- column: app_click.clicked_at -> <result>.last_click direct
-- column: web_click.is_bot -> <result>.* filter
-- column: app_click.is_bot -> <result>.* filter
-- column: web_click.user_id -> <result>.* group
-- column: app_click.user_id -> <result>.* group
{% set feeds = ['web_click', 'app_click'] %}
with all_click as (
{% for f in feeds %}
    {% if not loop.first %}union all{% endif %}
    select user_id, clicked_at from {{ ref(f) }} where not is_bot
{% endfor %}
)
select user_id, max(clicked_at) as last_click
from all_click
group by user_id
-- end
