-- id: mysql_bare_functions_001
-- dialect: mysql
-- construct: insert
-- kind: bare_functions
-- reads: app.ticket
-- writes: app.ticket_day
-- column: app.ticket.ticket_id -> app.ticket_day.ticket_id direct
-- column: app.ticket.utc_date -> app.ticket_day.sold direct
-- column: app.ticket.due -> app.ticket_day.* filter
INSERT INTO app.ticket_day (ticket_id, noted, noted_time, sold)
SELECT t.ticket_id, UTC_TIMESTAMP, UTC_TIME, t.utc_date FROM app.ticket t WHERE t.due < UTC_DATE;
-- end
