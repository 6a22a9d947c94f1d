-- id: redshift_macro_texts_001
-- dialect: redshift
-- construct: jinja
-- kind: macro_texts
-- reads: stg_flight
-- column: stg_flight.code -> <result>.carrier direct
-- column: stg_flight.left_at -> <result>.month direct
-- column: stg_flight.left_at -> <result>.next_day direct
select {{ dbt.split_part(string_text='code', delimiter_text="'-'", part_number=1) }} as carrier,
       {{ dbt.date_trunc('month', 'left_at') }} as month,
       {{ dbt.dateadd(datepart='day', interval=1, from_date_or_timestamp='left_at') }} as next_day
from {{ ref('stg_flight') }}
-- end
