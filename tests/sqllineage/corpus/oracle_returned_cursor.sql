-- id: oracle_returned_cursor_001
-- dialect: oracle
-- construct: function, procedure, cursor, dynamic_sql, insert
-- kind: returned cursor
-- reads: base
-- writes: t
-- column: base.x -> t.m direct
CREATE OR REPLACE FUNCTION all_points RETURN SYS_REFCURSOR IS
  c SYS_REFCURSOR;
BEGIN
  OPEN c FOR q'[SELECT x, y FROM base]';
  RETURN c;
END;
/
CREATE OR REPLACE PROCEDURE take_first IS
  l SYS_REFCURSOR;
  a NUMBER;
  b NUMBER;
BEGIN
  l := all_points();
  FETCH l INTO a, b;
  CLOSE l;
  INSERT INTO t (m) VALUES (a);
END;
/
-- end

-- id: oracle_returned_cursor_002
-- dialect: oracle
-- construct: function, procedure, cursor, dynamic_sql, insert
-- kind: returned cursor
-- reads: base
-- writes: t
-- column: base.x -> t.m direct
-- column: base.y -> t.n direct
-- column: base.z -> t.* filter
CREATE OR REPLACE FUNCTION all_points RETURN SYS_REFCURSOR IS
  c SYS_REFCURSOR;
BEGIN
  OPEN c FOR 'SELECT x, y FROM base WHERE z = 1';
  RETURN c;
END;
/
DECLARE
  l SYS_REFCURSOR;
  a NUMBER;
  b NUMBER;
BEGIN
  l := all_points;
  LOOP
    FETCH l INTO a, b;
    EXIT WHEN l%NOTFOUND;
    INSERT INTO t (m, n) VALUES (a, b);
  END LOOP;
END;
/
-- end

-- id: oracle_returned_cursor_003
-- dialect: oracle
-- construct: function, cursor, variable, insert
-- kind: returned cursor
-- reads: base, limits
-- writes: t
-- column: base.x -> t.m direct
-- column: limits.low -> t.n direct
-- column: base.z -> t.* filter
-- column: limits.low -> t.* filter
CREATE OR REPLACE FUNCTION points(p_low NUMBER) RETURN SYS_REFCURSOR IS
  c SYS_REFCURSOR;
BEGIN
  OPEN c FOR SELECT x, p_low FROM base WHERE z > p_low;
  RETURN c;
END;
/
DECLARE
  l SYS_REFCURSOR;
  v NUMBER;
  a NUMBER;
  b NUMBER;
BEGIN
  SELECT MIN(low) INTO v FROM limits;
  l := points(v);
  FETCH l INTO a, b;
  INSERT INTO t (m, n) VALUES (a, b);
END;
/
-- end

-- id: oracle_returned_cursor_004
-- dialect: oracle
-- construct: package, cursor, insert
-- kind: returned cursor
-- reads: base
-- writes: t
-- column: base.x -> t.m direct
-- column: base.y -> t.n direct
CREATE OR REPLACE PACKAGE BODY points_api IS
  FUNCTION all_points RETURN SYS_REFCURSOR IS
    c SYS_REFCURSOR;
  BEGIN
    OPEN c FOR SELECT x, y FROM base;
    RETURN c;
  END;
  PROCEDURE take IS
    l SYS_REFCURSOR := points_api.all_points();
    a NUMBER;
    b NUMBER;
  BEGIN
    FETCH l INTO a, b;
    INSERT INTO t (m, n) VALUES (a, b);
  END;
END;
/
-- end
