-- id: snowflake_config_braces_001
-- dialect: snowflake
-- construct: jinja, select
-- kind: config_braces
-- reads: stg_ride
-- column: stg_ride.ride_id -> <result>.ride_id direct
-- column: stg_ride.fare -> <result>.fare direct
-- column: stg_ride.ride_day -> <result>.* filter
{{ config(
    materialized='incremental',
    unique_key='ride_id',
    pre_hook="delete from {{ this }} where ride_day = '{{ var('ride_day') }}'"
) }}
select r.ride_id, r.fare
from {{ ref('stg_ride') }} r
where r.ride_day = '{{ var("ride_day") }}'
-- end
