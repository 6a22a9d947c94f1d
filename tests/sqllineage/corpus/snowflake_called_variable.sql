-- id: snowflake_called_variable_001
-- dialect: snowflake
-- construct: script, variable, insert
-- kind: called_variable
-- reads: s, t
-- writes: m
-- column: t.a -> m.a direct
-- column: s.v -> m.c direct
DECLARE
  var INT DEFAULT 1;
  variable INT DEFAULT (SELECT MAX(s.v) FROM s);
BEGIN
  INSERT INTO m (a, b, c) SELECT t.a, :var, :variable FROM t;
END;
-- end
