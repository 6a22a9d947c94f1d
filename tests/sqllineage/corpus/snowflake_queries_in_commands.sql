-- id: snowflake_queries_in_commands_001
-- dialect: snowflake
-- construct: script, insert, loop, subquery
-- kind: queries in commands
-- reads: steps, s
-- writes: plan
-- column: s.a -> plan.a direct
EXECUTE IMMEDIATE $$
BEGIN
  FOR i IN 1 TO (SELECT COUNT(*) FROM steps) DO
    INSERT INTO plan (a) SELECT a FROM s;
  END FOR;
  RETURN 'done';
END;
$$;
-- end
