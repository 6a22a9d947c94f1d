-- id: bigquery_this_with_alias_001
-- dialect: bigquery
-- construct: jinja,subquery
-- kind: this_with_alias
-- reads: stg_fares, geo.zone
-- column: stg_fares.fare -> <result>.fare direct
-- column: geo.zone.name -> <result>.name direct
-- column: stg_fares.zone_no -> <result>.* join
-- column: geo.zone.zone_no -> <result>.* join
-- column: stg_fares.paid_at -> <result>.* filter
select f.fare, z.name
from {{ ref('stg_fares') }} f
join {{ source('geo', 'zone') }} as z on z.zone_no = f.zone_no
where f.paid_at > (select max(t.paid_at) from {{ this }} as t) {{ and_not_test('f') }}
-- end
