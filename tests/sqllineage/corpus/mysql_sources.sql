-- id: mysql_sources_001
-- dialect: mysql
-- construct: view, join, quoted_name
-- kind: paren_join
-- reads: cinema.ticket, cinema.showing, cinema.film, cinema.hall
-- writes: cinema.v_ticket
-- column: cinema.ticket.code -> cinema.v_ticket.code direct
-- column: cinema.film.title -> cinema.v_ticket.title direct
-- column: cinema.hall.name -> cinema.v_ticket.hall direct
-- column: cinema.showing.id -> cinema.v_ticket.* join
-- column: cinema.ticket.showing_id -> cinema.v_ticket.* join
-- column: cinema.film.id -> cinema.v_ticket.* join
-- column: cinema.showing.film_id -> cinema.v_ticket.* join
-- column: cinema.hall.id -> cinema.v_ticket.* join
-- column: cinema.showing.hall_id -> cinema.v_ticket.* join
-- column: cinema.hall.closed -> cinema.v_ticket.* join
-- column: cinema.ticket.refunded -> cinema.v_ticket.* filter
CREATE ALGORITHM=UNDEFINED DEFINER=`rep`@`%` SQL SECURITY DEFINER VIEW `cinema`.`v_ticket` AS select `t`.`code` AS `code`,`f`.`title` AS `title`,coalesce(`h`.`name`,'-') AS `hall` from (((`cinema`.`ticket` `t` join `cinema`.`showing` `s` on((`s`.`id` = `t`.`showing_id`))) join `cinema`.`film` `f` on((`f`.`id` = `s`.`film_id`))) left join `cinema`.`hall` `h` on(((`h`.`id` = `s`.`hall_id`) and (`h`.`closed` = 0)))) where (`t`.`refunded` is null);
-- end

-- id: mysql_sources_002
-- dialect: mysql
-- construct: insert, cte, union, star
-- kind: union_star_branch
-- reads: tel.call_2023, tel.call_2024, tel.call_2025
-- writes: tel.usage_all
-- column: tel.call_2023.caller -> tel.usage_all.caller direct
-- column: tel.call_2023.secs -> tel.usage_all.secs direct
-- column: tel.call_2024.* -> tel.usage_all.caller direct
-- column: tel.call_2024.* -> tel.usage_all.secs direct
-- column: tel.call_2025.* -> tel.usage_all.caller direct
-- column: tel.call_2025.* -> tel.usage_all.secs direct
INSERT INTO tel.usage_all (caller, secs)
WITH calls AS (
  SELECT c.caller, c.secs, c.cell FROM tel.call_2023 AS c
  UNION ALL
  SELECT * FROM tel.call_2024
  UNION ALL
  SELECT x.* FROM tel.call_2025 AS x
)
SELECT caller, secs FROM calls;
-- end

-- id: mysql_sources_003
-- dialect: mysql
-- construct: update, join
-- kind: natural_join
-- reads: warehouse.price_list
-- writes: warehouse.stock
-- column: warehouse.price_list.eur -> warehouse.stock.sale_price direct
-- column: warehouse.price_list.valid -> warehouse.stock.* filter
UPDATE warehouse.stock AS s NATURAL JOIN warehouse.price_list AS p
SET s.sale_price = p.eur, s.priced_at = NOW()
WHERE p.valid = 1;
-- end

-- id: mysql_sources_004
-- dialect: mysql
-- construct: insert, subquery, correlated
-- kind: scalar_comparison
-- reads: hotel.room, hotel.stay, hotel.guest
-- writes: hotel.room_state
-- column: hotel.room.room_no -> hotel.room_state.room_no direct
-- column: hotel.room.beds -> hotel.room_state.full_up direct
-- column: hotel.room.guest -> hotel.room_state.newest direct
-- column: hotel.guest.guest_id -> hotel.room_state.newest direct
-- column: hotel.stay.room_no -> hotel.room_state.* filter
-- column: hotel.room.room_no -> hotel.room_state.* filter
INSERT INTO hotel.room_state (room_no, full_up, newest)
SELECT r.room_no,
       (SELECT COUNT(*) FROM hotel.stay s WHERE s.room_no = r.room_no) >= r.beds,
       r.guest <=> (SELECT MAX(g.guest_id) FROM hotel.guest g)
FROM hotel.room r;
-- end
