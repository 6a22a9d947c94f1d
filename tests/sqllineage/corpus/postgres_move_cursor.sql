-- id: postgres_move_cursor_001
-- dialect: postgres
-- construct: cursor, function, insert
-- kind: move_cursor
-- reads: s
-- writes: t
-- column: s.a -> t.a direct
CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  c CURSOR FOR SELECT a FROM s;
  v int;
BEGIN
  OPEN c;
  MOVE FORWARD 2 FROM c;
  FETCH c INTO v;
  MOVE LAST FROM c;
  INSERT INTO t (a) VALUES (v);
END $$;
-- end
