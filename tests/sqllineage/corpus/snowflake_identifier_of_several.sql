-- id: snowflake_identifier_of_several_001
-- dialect: snowflake
-- construct: script,variable
-- kind: identifier_of_several
-- reads: raw.a, raw.b
-- writes: mart.t
-- column: raw.a.v -> mart.t.v direct
-- column: raw.b.v -> mart.t.v direct
DECLARE
  source VARCHAR;
BEGIN
  IF (DAYOFWEEK(CURRENT_DATE()) = 1) THEN
    source := 'raw.a';
  ELSE
    source := 'raw.b';
  END IF;
  INSERT INTO mart.t (v) SELECT v FROM IDENTIFIER(:source);
END;
-- end

-- id: snowflake_identifier_of_several_002
-- dialect: snowflake
-- construct: script,variable
-- kind: identifier_of_several
-- reads: raw.tap
-- writes: mart.north, mart.south
-- column: raw.tap.id -> mart.north.id direct
-- column: raw.tap.id -> mart.south.id direct
-- column: raw.tap.flow -> mart.north.* filter
-- column: raw.tap.flow -> mart.south.* filter
BEGIN
  LET target VARCHAR := CASE WHEN HOUR(CURRENT_TIMESTAMP()) < 12 THEN 'mart.north' ELSE 'mart.south' END;
  INSERT INTO IDENTIFIER(:target) (id) SELECT id FROM raw.tap WHERE flow > 0;
END;
-- end

-- id: snowflake_identifier_of_several_003
-- dialect: snowflake
-- construct: script,cursor
-- kind: identifier_of_several
-- reads: raw.a, raw.b
-- writes: mart.t
-- column: raw.a.k -> mart.t.k direct
-- column: raw.b.k -> mart.t.k direct
DECLARE
  source VARCHAR DEFAULT 'raw.a';
BEGIN
  IF (CURRENT_ROLE() = 'ADMIN') THEN
    source := 'raw.b';
  END IF;
  LET rows_found RESULTSET := (SELECT k FROM IDENTIFIER(:source));
  LET c CURSOR FOR rows_found;
  FOR r IN c DO
    LET k := r.k;
    INSERT INTO mart.t (k) VALUES (:k);
  END FOR;
END;
-- end

-- id: snowflake_identifier_of_several_004
-- dialect: snowflake
-- construct: procedure,variable
-- kind: identifier_of_several
-- reads: raw.a
-- writes: mart.t
-- dropped: 1
-- column: raw.a.v -> mart.t.v direct
CREATE PROCEDURE choose(other VARCHAR)
RETURNS VARCHAR
LANGUAGE SQL
AS
$$
DECLARE
  source VARCHAR DEFAULT 'raw.a';
BEGIN
  IF (other IS NOT NULL) THEN
    source := other;
  END IF;
  INSERT INTO mart.t (v) SELECT v FROM IDENTIFIER(:source);
  RETURN 'done';
END;
$$;
-- end
