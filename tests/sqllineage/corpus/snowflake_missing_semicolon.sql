-- id: snowflake_missing_semicolon_001
-- dialect: snowflake
-- construct: insert, script
-- kind: missing_semicolon
-- reads: s
-- writes: t
-- column: s.a -> t.a direct
BEGIN TRANSACTION
INSERT INTO t (a) SELECT a FROM s;
COMMIT;
-- end

-- id: snowflake_missing_semicolon_002
-- dialect: snowflake
-- construct: ctas, script
-- kind: missing_semicolon
-- reads: raw.s
-- writes: core.t
-- column: raw.s.a -> core.t.a direct
USE WAREHOUSE load_wh
USE SCHEMA core
CREATE OR REPLACE TABLE core.t AS SELECT a FROM raw.s;
-- end

-- id: snowflake_missing_semicolon_003
-- dialect: snowflake
-- construct: procedure, insert
-- kind: missing_semicolon
-- reads: account_usage.query_history
-- writes: ops.query_log
-- column: account_usage.query_history.query_id -> ops.query_log.query_id direct
CREATE OR REPLACE PROCEDURE ops.load_log() RETURNS STRING LANGUAGE SQL AS
$$
BEGIN
  BEGIN TRANSACTION
  INSERT INTO ops.query_log (query_id) SELECT query_id FROM account_usage.query_history;
  COMMIT;
  RETURN 'Success';
END;
$$;
-- end
