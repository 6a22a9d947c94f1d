-- id: postgres_default_as_value_001
-- dialect: postgres
-- construct: insert
-- kind: default_as_value
-- reads: feed.price
-- writes: shop.price
-- column: feed.price.sku -> shop.price.sku direct
-- column: feed.price.amount -> shop.price.amount direct
insert into shop.price (sku, amount)
select p.sku, p.amount from feed.price p
on conflict (sku) do update set (amount, noted_at) = (excluded.amount, default);
-- end

-- id: postgres_default_as_value_002
-- dialect: postgres
-- construct: update
-- kind: default_as_value
-- reads: feed.seat
-- writes: hall.seat
-- column: feed.seat.guest -> hall.seat.guest direct
-- column: feed.seat.seat_no -> hall.seat.* filter
-- column: hall.seat.seat_no -> hall.seat.* filter
update hall.seat t set (state, guest) = row (default, f.guest)
from feed.seat f
where f.seat_no = t.seat_no;
-- end
