-- id: snowflake_result_set_default_001
-- dialect: snowflake
-- construct: script, insert, variable
-- kind: result_set_default
-- reads: t
-- writes: x
-- column: t.a -> x.b direct
DECLARE
  r RESULTSET DEFAULT (SELECT a FROM t);
BEGIN
  INSERT INTO x (b) SELECT a FROM TABLE(r);
END;
-- end

-- id: snowflake_result_set_default_002
-- dialect: snowflake
-- construct: script, insert, variable
-- kind: result_set_default
-- reads: t
-- writes: x
-- column: t.a -> x.b direct
-- column: t.k -> x.* filter
BEGIN
  LET r RESULTSET := (SELECT a FROM t WHERE k > 0);
  INSERT INTO x (b) SELECT a FROM TABLE(r);
END;
-- end

-- id: snowflake_result_set_default_003
-- dialect: snowflake
-- construct: script, ctas, star, variable
-- kind: result_set_default
-- reads: t
-- writes: x
-- column: t.a -> x.a direct
-- column: t.b -> x.b direct
DECLARE
  r RESULTSET;
BEGIN
  r := (SELECT a, b FROM t);
  CREATE TABLE x AS SELECT * FROM TABLE(r);
END;
-- end

-- id: snowflake_result_set_default_004
-- dialect: snowflake
-- construct: procedure, cursor, function
-- kind: result_set_default
-- reads: t
-- column: t.a -> <result>.a direct
CREATE PROCEDURE p() RETURNS TABLE (a NUMBER) LANGUAGE SQL AS
DECLARE
  c CURSOR FOR SELECT a FROM t;
BEGIN
  OPEN c;
  RETURN TABLE(RESULTSET_FROM_CURSOR(c));
END;
-- end

-- id: snowflake_result_set_default_005
-- dialect: snowflake
-- construct: script, loop, insert, variable
-- kind: result_set_default
-- reads: t
-- writes: x, y
-- column: t.a -> x.b direct
-- column: t.a -> y.a direct
-- column: t.c -> y.c direct
DECLARE
  r RESULTSET DEFAULT (SELECT a, c FROM t);
  one CURSOR FOR r;
BEGIN
  FOR each_row IN one DO
    LET v NUMBER := each_row.a;
    INSERT INTO x (b) VALUES (:v);
  END FOR;
  INSERT INTO y SELECT * FROM TABLE(r);
END;
-- end
