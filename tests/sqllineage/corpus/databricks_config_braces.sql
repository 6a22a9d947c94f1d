-- id: databricks_config_braces_001
-- dialect: databricks
-- construct: jinja, window
-- kind: config_braces
-- reads: bronze.device_state
-- column: bronze.device_state.device_id -> <result>.device_id direct
-- column: bronze.device_state.state -> <result>.state direct
-- column: bronze.device_state.seen_on -> <result>.* filter
-- column: bronze.device_state.device_id -> <result>.* window
-- column: bronze.device_state.seen_on -> <result>.* window
{{ config(file_format='delta', post_hook="optimize {{ this }} zorder by ({{ var('zcol', 'device_id') }})") }}
select s.device_id, s.state
from {{ source('bronze', 'device_state') }} s
where s.seen_on >= {{ "date '" ~ var('from_day') ~ "'" }}
qualify row_number() over (partition by s.device_id order by s.seen_on desc) = 1
-- end
