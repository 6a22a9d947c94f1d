-- id: postgres_macro_texts_001
-- dialect: postgres
-- construct: jinja
-- kind: macro_texts
-- reads: stg_flight
-- column: stg_flight.lat_from -> <result>.miles direct
-- column: stg_flight.lon_from -> <result>.miles direct
-- column: stg_flight.lat_to -> <result>.miles direct
-- column: stg_flight.lon_to -> <result>.miles direct
select {{ dbt_utils.haversine_distance('lat_from', 'lon_from', 'lat_to', 'lon_to', unit='km') }} as miles
from {{ ref('stg_flight') }}
-- end
