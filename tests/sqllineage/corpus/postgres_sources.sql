-- id: postgres_sources_001
-- dialect: postgres
-- construct: view, join, using_join
-- kind: paren_join
-- reads: ops.booking, ops.flight, crm.passenger, ops.gate_now
-- writes: rpt.boarding
-- column: ops.booking.seat -> rpt.boarding.seat direct
-- column: ops.flight.flight_no -> rpt.boarding.flight_no direct
-- column: crm.passenger.surname -> rpt.boarding.surname direct
-- column: ops.gate_now.gate -> rpt.boarding.gate direct
-- column: ops.booking.flight_id -> rpt.boarding.* join
-- column: ops.flight.flight_id -> rpt.boarding.* join
-- column: crm.passenger.passenger_id -> rpt.boarding.* join
-- column: ops.booking.passenger_id -> rpt.boarding.* join
-- column: ops.flight.status -> rpt.boarding.* filter
-- column: ops.flight.departs -> rpt.boarding.* sort
CREATE OR REPLACE VIEW rpt.boarding AS
 SELECT b.seat,
    f.flight_no,
    p.surname,
    g.gate
   FROM (((ops.booking b
     JOIN ops.flight f USING (flight_id))
     LEFT JOIN crm.passenger p ON ((p.passenger_id = b.passenger_id)))
     CROSS JOIN ops.gate_now g)
  WHERE ((f.status)::text <> 'cancelled'::text)
  ORDER BY f.departs;
-- end

-- id: postgres_sources_002
-- dialect: postgres
-- construct: insert, join, using_join
-- kind: paren_join
-- schema: {"tables": {"lib.loan": ["loan_id", "book_id", "due"], "lib.book": ["book_id", "title"], "lib.fine": ["loan_id", "eur"]}}
-- reads: lib.loan, lib.book, lib.fine
-- writes: lib.overdue
-- column: lib.book.title -> lib.overdue.title direct
-- column: lib.loan.due -> lib.overdue.due direct
-- column: lib.fine.eur -> lib.overdue.eur direct
-- column: lib.loan.book_id -> lib.overdue.* join
-- column: lib.book.book_id -> lib.overdue.* join
-- column: lib.fine.loan_id -> lib.overdue.* join
-- column: lib.loan.loan_id -> lib.overdue.* join
-- column: lib.loan.book_id -> lib.overdue.* group
-- column: lib.book.title -> lib.overdue.* group
INSERT INTO lib.overdue (title, due, eur)
SELECT j.title, min(j.due), sum(x.eur)
FROM (lib.loan l JOIN lib.book b USING (book_id)) AS j
JOIN lib.fine x ON x.loan_id = j.loan_id
GROUP BY j.book_id, j.title;
-- end

-- id: postgres_sources_003
-- dialect: postgres
-- construct: ctas, star, join
-- kind: struct_star
-- schema: {"tables": {"crm.contact": ["contact_id", "mail"], "crm.consent": ["contact_id", "given_at"]}}
-- reads: crm.contact, crm.consent
-- writes: crm.contact_export
-- column: crm.contact.contact_id -> crm.contact_export.contact_id direct
-- column: crm.contact.mail -> crm.contact_export.mail direct
-- column: crm.consent.given_at -> crm.contact_export.given_at direct
-- column: crm.consent.contact_id -> crm.contact_export.* join
-- column: crm.contact.contact_id -> crm.contact_export.* join
CREATE TABLE crm.contact_export AS
SELECT crm.contact.*, (c).given_at
FROM crm.contact
JOIN crm.consent AS c ON c.contact_id = crm.contact.contact_id;
-- end

-- id: postgres_sources_004
-- dialect: postgres
-- construct: insert, cte, join
-- kind: pivot_in_cte
-- reads: lab.detector, lab.pivot
-- writes: lab.last_pivot
-- column: lab.detector.sensor_id -> lab.last_pivot.sensor_id direct
-- column: lab.detector.seen_at -> lab.last_pivot.seen_at direct
-- column: lab.pivot.axis -> lab.last_pivot.axis direct
-- column: lab.detector.sensor_id -> lab.last_pivot.* group
-- column: lab.pivot.sensor_id -> lab.last_pivot.* join
-- column: lab.detector.sensor_id -> lab.last_pivot.* join
WITH pivot AS (
  SELECT d.sensor_id, max(d.seen_at) AS seen_at FROM lab.detector d GROUP BY d.sensor_id
)
INSERT INTO lab.last_pivot (sensor_id, seen_at, axis)
SELECT p.sensor_id, p.seen_at, q.axis
FROM pivot AS p
JOIN lab.pivot AS q ON q.sensor_id = p.sensor_id;
-- end

-- id: postgres_sources_005
-- dialect: postgres
-- construct: insert, lateral, unnest
-- kind: rows_from
-- reads: shop.basket
-- writes: shop.order_line
-- column: shop.basket.order_id -> shop.order_line.order_id direct
-- column: shop.basket.skus -> shop.order_line.sku direct
-- column: shop.basket.qtys -> shop.order_line.qty direct
-- column: shop.basket.paid -> shop.order_line.* filter
INSERT INTO shop.order_line (order_id, sku, qty)
SELECT o.order_id, l.sku, l.qty
FROM shop.basket AS o
CROSS JOIN LATERAL ROWS FROM (unnest(o.skus), unnest(o.qtys)) AS l(sku, qty)
WHERE o.paid;
-- end

-- id: postgres_sources_006
-- dialect: postgres
-- construct: update, cte, unnest
-- kind: rows_from
-- reads: music.playlist
-- writes: music.playlist_track
-- column: music.playlist.track_ids -> music.playlist_track.place direct
-- column: music.playlist_track.playlist_id -> music.playlist_track.* filter
-- column: music.playlist.playlist_id -> music.playlist_track.* filter
-- column: music.playlist_track.track_id -> music.playlist_track.* filter
-- column: music.playlist.track_ids -> music.playlist_track.* filter
WITH ranked AS (
  SELECT p.playlist_id, s.track, s.pos
  FROM music.playlist p, ROWS FROM (unnest(p.track_ids)) WITH ORDINALITY AS s (track, pos)
)
UPDATE music.playlist_track AS t
SET place = r.pos
FROM ranked AS r
WHERE t.playlist_id = r.playlist_id AND t.track_id = r.track;
-- end

-- id: postgres_sources_007
-- dialect: postgres
-- construct: view, lateral, json, join
-- kind: rows_from
-- reads: api.message
-- writes: api.invoice_item
-- column: api.message.message_id -> api.invoice_item.message_id direct
-- column: api.message.body -> api.invoice_item.sku direct
-- column: api.message.body -> api.invoice_item.price direct
-- column: api.message.body -> api.invoice_item.* join
CREATE VIEW api.invoice_item AS
SELECT m.message_id, i.sku, i.price
FROM api.message m
LEFT JOIN LATERAL ROWS FROM (
  jsonb_to_recordset(m.body -> 'items') AS (sku text, price numeric),
  generate_series(1, 100)
) AS i ON i.sku <> '';
-- end

-- id: postgres_sources_008
-- dialect: postgres
-- construct: function, select, lateral, join
-- kind: rows_from
-- reads: hotel.stay, hotel.room
-- column: hotel.stay.stay_id -> <result>.stay_no direct
-- column: hotel.stay.arrival -> <result>.night direct
-- column: hotel.stay.departure -> <result>.night direct
-- column: hotel.room.extras -> <result>.extra direct
-- column: hotel.room.room_no -> <result>.* join
-- column: hotel.stay.room_no -> <result>.* join
CREATE FUNCTION hotel.nights() RETURNS TABLE (stay_no int, night timestamp, extra text)
LANGUAGE sql STABLE AS $$
  SELECT s.stay_id, n.night, n.extra
  FROM hotel.stay s
  JOIN hotel.room r ON r.room_no = s.room_no,
  ROWS FROM (generate_series(s.arrival, s.departure, interval '1 day'),
             regexp_split_to_table(r.extras, ',')) AS n (night, extra);
$$;
-- end

-- id: postgres_sources_009
-- dialect: postgres
-- construct: insert, select
-- kind: rows_from
-- reads: dba.table_stat
-- writes: dba.size_log
-- column: dba.table_stat.relname -> dba.size_log.tbl direct
-- column: dba.table_stat.rows -> dba.size_log.row_count direct
-- column: dba.table_stat.rows -> dba.size_log.* filter
-- column: dba.table_stat.rows -> dba.size_log.* sort
INSERT INTO dba.size_log (tbl, row_count)
SELECT s.relname, rows
FROM dba.table_stat AS s
WHERE rows > 0
ORDER BY rows;
-- end

-- id: postgres_sources_010
-- dialect: postgres
-- construct: delete, insert, cte
-- kind: dml_as_table
-- reads: park.zone, park.ticket
-- writes: park.ticket, park.ticket_archive
-- column: park.zone.zone_id -> park.ticket.* filter
-- column: park.ticket.zone_id -> park.ticket.* filter
-- column: park.ticket.valid_until -> park.ticket.* filter
-- column: park.ticket.plate -> park.ticket_archive.plate direct
-- column: park.zone.name -> park.ticket_archive.zone direct
-- column: park.ticket.fee -> park.ticket_archive.fee direct
-- column: park.zone.zone_id -> park.ticket_archive.* filter
-- column: park.ticket.zone_id -> park.ticket_archive.* filter
-- column: park.ticket.valid_until -> park.ticket_archive.* filter
-- column: park.ticket.fee -> park.ticket_archive.* filter
WITH expired AS (
  DELETE FROM park.ticket AS t
  USING park.zone AS z
  WHERE z.zone_id = t.zone_id AND t.valid_until < now()
  RETURNING t.plate, z.name AS zone, t.fee
)
INSERT INTO park.ticket_archive (plate, zone, fee)
SELECT e.plate, e.zone, e.fee FROM expired AS e WHERE e.fee > 0;
-- end

-- id: postgres_sources_011
-- dialect: postgres
-- construct: insert, subquery, correlated
-- kind: openquery_target
-- reads: clock.leave, hr.absence
-- writes: hr.absence
-- column: clock.leave.emp -> hr.absence.person_no direct
-- column: clock.leave.off_day -> hr.absence.day direct
-- column: clock.leave.approved -> hr.absence.* filter
-- column: hr.absence.person_no -> hr.absence.* filter
-- column: clock.leave.emp -> hr.absence.* filter
-- column: hr.absence.day -> hr.absence.* filter
-- column: clock.leave.off_day -> hr.absence.* filter
INSERT INTO hr.absence (person_no, day)
SELECT a.person_no, a.day
FROM dblink('dbname=timeclock', 'SELECT emp, off_day FROM clock.leave WHERE approved') AS a(person_no int, day date)
WHERE NOT EXISTS (SELECT 1 FROM hr.absence x WHERE x.person_no = a.person_no AND x.day = a.day);
-- end

-- id: postgres_sources_012
-- dialect: postgres
-- construct: function, insert
-- kind: dollar_column
-- reads: shop.orders
-- writes: shop.order_copy
-- column: shop.orders.order_id -> shop.order_copy.order_id direct
-- column: shop.orders.state -> shop.order_copy.state direct
-- column: shop.orders.state -> shop.order_copy.* filter
CREATE FUNCTION shop.copy_orders(text, int) RETURNS void LANGUAGE sql AS $$
  INSERT INTO shop.order_copy (order_id, state, batch)
  SELECT o.order_id, o.state, $2 FROM shop.orders AS o WHERE o.state = $1;
$$;
-- end

-- id: postgres_sources_013
-- dialect: postgres
-- construct: view, join
-- kind: natural_join
-- reads: zoo.animal, zoo.feeding, zoo.keeper
-- writes: zoo.feed_plan
-- column: zoo.animal.nick -> zoo.feed_plan.nick direct
-- column: zoo.feeding.kind -> zoo.feed_plan.kind direct
-- column: zoo.keeper.surname -> zoo.feed_plan.surname direct
-- column: zoo.feeding.due -> zoo.feed_plan.* filter
CREATE VIEW zoo.feed_plan AS
SELECT a.nick, f.kind, k.surname
FROM zoo.animal a
NATURAL JOIN zoo.feeding f
NATURAL LEFT JOIN zoo.keeper k
WHERE f.due < now();
-- end

-- id: postgres_sources_014
-- dialect: postgres
-- construct: view, subquery, correlated
-- kind: scalar_comparison
-- reads: shop.price, shop.rival_price
-- writes: shop.dear
-- column: shop.price.sku -> shop.dear.sku direct
-- column: shop.price.price -> shop.dear.dear direct
-- column: shop.rival_price.price -> shop.dear.dear direct
-- column: shop.rival_price.grp -> shop.dear.* filter
-- column: shop.price.grp -> shop.dear.* filter
CREATE VIEW shop.dear AS
SELECT p.sku,
       p.price > (SELECT avg(q.price) FROM shop.rival_price q WHERE q.grp = p.grp) AS dear
FROM shop.price p;
-- end
