-- id: databricks_template_loop_001
-- dialect: databricks
-- construct: jinja, aggregate
-- kind: template_loop
-- reads: meter_v2
-- column: meter_v2.site -> <result>.site direct
-- column: meter_v2.kwh -> <result>.peak_kwh direct
-- column: meter_v2.kwh -> <result>.base_kwh direct
-- column: meter_v2.band -> <result>.* filter
-- column: meter_v2.site -> <result>.* group
{% set version = 'v2' %}
select
    m.site
    {%- for k in ['peak', 'base'] %},
    sum(case when m.band = '{{ k }}' then m.kwh end) as {{ k }}_kwh
    {%- endfor %}
from {{ ref('meter_' ~ version) }} m
group by m.site
-- end
