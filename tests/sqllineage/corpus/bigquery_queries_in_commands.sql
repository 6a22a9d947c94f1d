-- id: bigquery_queries_in_commands_001
-- dialect: bigquery
-- construct: script, insert, subquery
-- kind: queries in commands
-- reads: d.s, d.runs
-- writes: d.t
-- column: d.s.a -> d.t.a direct
BEGIN
  INSERT INTO d.t (a) SELECT a FROM d.s;
EXCEPTION WHEN ERROR THEN
  RAISE USING MESSAGE = (SELECT CONCAT('failed: ', MAX(name)) FROM d.runs);
END;
-- end
