-- id: postgres_returned_cursor_001
-- dialect: postgres
-- construct: function, cursor, insert
-- kind: returned cursor
-- reads: base
-- writes: t
-- column: base.x -> t.m direct
-- column: base.y -> t.n direct
CREATE FUNCTION open_points() RETURNS refcursor LANGUAGE plpgsql AS $$
DECLARE
  c refcursor;
BEGIN
  OPEN c FOR SELECT x, y FROM base;
  RETURN c;
END $$;
DO $$
DECLARE
  l refcursor;
  a int;
  b int;
BEGIN
  l := open_points();
  FETCH l INTO a, b;
  INSERT INTO t (m, n) VALUES (a, b);
END $$;
-- end
