-- id: snowflake_bound_values_001
-- dialect: snowflake
-- construct: insert, dynamic_sql, script
-- kind: bound_values
-- reads: s
-- writes: t
-- column: s.x -> t.c direct
DECLARE
  v INT;
BEGIN
  SELECT x INTO :v FROM s;
  EXECUTE IMMEDIATE 'INSERT INTO t (c) VALUES (?)' USING (v);
END;
-- end
