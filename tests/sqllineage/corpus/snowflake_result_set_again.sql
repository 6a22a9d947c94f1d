-- id: snowflake_result_set_again_001
-- dialect: snowflake
-- construct: script, insert, variable, dynamic_sql
-- kind: result_set_default
-- reads: t
-- writes: x
-- column: t.a -> x.b direct
DECLARE
  r RESULTSET DEFAULT (EXECUTE IMMEDIATE 'SELECT a FROM t');
BEGIN
  INSERT INTO x (b) SELECT q.a FROM TABLE(r) q;
END;
-- end
