-- id: snowflake_harmless_command_001
-- dialect: snowflake
-- construct: procedure, insert
-- kind: harmless_command
-- reads: t
-- writes: x
-- column: t.a -> x.b direct
CREATE PROCEDURE p() RETURNS VARCHAR LANGUAGE SQL AS
BEGIN
  SYSTEM$LOG_DEBUG('before');
  INSERT INTO x (b) SELECT a FROM t;
  SYSTEM$LOG_WARN('after');
  RETURN 'done';
END;
-- end

-- id: snowflake_harmless_command_002
-- dialect: snowflake
-- construct: script, insert
-- kind: harmless_command
-- reads: t
-- writes: x
-- column: t.a -> x.b direct
BEGIN
  SYSTEM$LOG('info', 'before');
  SYSTEM$ADD_EVENT('started', {'rows': 1});
  INSERT INTO x (b) SELECT a FROM t;
  SYSTEM$SET_SPAN_ATTRIBUTES({'rows': 2});
  SYSTEM$LOG_INFO('after');
END;
-- end

-- id: snowflake_harmless_command_003
-- dialect: snowflake
-- construct: script, insert
-- kind: harmless_command
-- reads: t
-- writes: x
-- column: t.a -> x.b direct
BEGIN
  INSERT INTO x (b) SELECT a FROM t;
EXCEPTION
  WHEN OTHER THEN
    SYSTEM$LOG_ERROR('failed: ' || SQLERRM);
    RAISE;
END;
-- end
