-- id: postgres_template_branches_001
-- dialect: postgres
-- construct: jinja, select, window
-- kind: template_branches
-- reads: plot
-- column: plot.plot_id -> <result>.plot_id direct
-- column: plot.area_m2 -> <result>.area direct
-- column: plot.area_ft -> <result>.area direct
-- column: plot.block -> <result>.* window
-- column: plot.surveyed_on -> <result>.* window
-- column: plot.loaded_at -> <result>.* window
select
    p.plot_id,
    {% if var('metric') %}
    p.area_m2
    {% else %}
    p.area_ft * 0.0929
    {% endif %} as area,
    row_number() over (
        partition by p.block
        order by {% if var('by_survey') %}p.surveyed_on{% else %}p.loaded_at{% endif %} desc
    ) as rn
from {{ ref('plot') }} as p
-- end
