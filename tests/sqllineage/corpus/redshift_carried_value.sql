-- id: redshift_carried_value_001
-- dialect: redshift
-- construct: loop, insert, variable, procedure
-- kind: carried_value
-- reads: events
-- writes: event_gaps
-- column: events.visitor -> event_gaps.visitor direct
-- column: events.seen -> event_gaps.seen direct
-- column: events.seen -> event_gaps.seen_before direct
CREATE PROCEDURE fill_gaps() AS $$
DECLARE r record; last_seen timestamp;
BEGIN
  FOR r IN SELECT e.visitor, e.seen FROM events e LOOP
    INSERT INTO event_gaps (visitor, seen, seen_before) VALUES (r.visitor, r.seen, last_seen);
    last_seen := r.seen;
  END LOOP;
END;
$$ LANGUAGE plpgsql;
-- end
