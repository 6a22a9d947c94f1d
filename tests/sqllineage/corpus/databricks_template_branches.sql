-- id: databricks_template_branches_001
-- dialect: databricks
-- construct: jinja, join, subquery
-- kind: template_branches
-- reads: trip, watermark, zone
-- column: trip.trip_id -> <result>.trip_id direct
-- column: zone.zone_name -> <result>.zone_name direct
-- column: zone.zone_id -> <result>.* join
-- column: trip.zone_id -> <result>.* join
-- column: trip.loaded_at -> <result>.* filter
-- column: watermark.loaded_at -> <result>.* filter
-- column: trip.started_on -> <result>.* filter
select t.trip_id, z.zone_name
from {{ ref('trip') }} t
left join {{ ref('zone') }} z on z.zone_id = t.zone_id
{% if is_incremental() %}
where t.loaded_at > (select max(w.loaded_at) from {{ ref('watermark') }} w)
{% else %}
where t.started_on >= '2020-01-01'
{% endif %}
-- end
