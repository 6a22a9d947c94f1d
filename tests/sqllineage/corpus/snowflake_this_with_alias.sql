-- id: snowflake_this_with_alias_001
-- dialect: snowflake
-- construct: jinja,join
-- kind: this_with_alias
-- reads: stg_seats
-- column: stg_seats.seat_no -> <result>.* join
-- column: stg_seats.price -> <result>.price direct
select t.booked_on, s.price
from {{ this }} t
join {{ ref('stg_seats') }} s on s.seat_no = t.seat_no
{{ only_recent('t.booked_on') }}
-- end

-- id: snowflake_this_with_alias_002
-- dialect: snowflake
-- construct: jinja,join
-- kind: this_with_alias
-- reads: stg_tour
-- column: stg_tour.guide -> <result>.guide direct
-- column: stg_tour.tour_no -> <result>.* join
select s.guide, cal.day_name
from {{ ref('stg_tour') }} as s
left join {{ calendar_of('nl') }} cal on cal.day = s.tour_no
-- end
