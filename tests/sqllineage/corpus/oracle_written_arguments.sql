-- id: oracle_written_arguments_001
-- dialect: oracle
-- construct: function, procedure, call, insert
-- kind: arguments of a function that writes
-- reads: orders
-- writes: notes, seen, last_seen, more_notes
-- column: orders.id -> notes.order_id direct
-- column: orders.state -> notes.* filter
-- column: orders.id -> seen.order_id direct
-- column: orders.state -> seen.* filter
-- column: orders.id -> last_seen.order_id direct
-- column: orders.state -> last_seen.* filter
-- column: orders.id -> more_notes.order_id direct
-- column: orders.state -> more_notes.* filter
CREATE OR REPLACE FUNCTION newest RETURN NUMBER IS
  v NUMBER;
BEGIN
  SELECT MAX(id) INTO v FROM orders WHERE state = 'X';
  RETURN v;
END;
/
CREATE OR REPLACE PROCEDURE note(p_id NUMBER) IS BEGIN INSERT INTO notes (order_id) VALUES (p_id); END;
/
CREATE OR REPLACE PROCEDURE note_more(p_id NUMBER) IS BEGIN INSERT INTO more_notes (order_id) VALUES (p_id); END;
/
DECLARE
  k NUMBER;
BEGIN
  note(newest());
  note_more(newest);
  k := newest;
  INSERT INTO seen (order_id) VALUES (k);
  INSERT INTO last_seen (order_id) VALUES (newest);
END;
/
-- end
