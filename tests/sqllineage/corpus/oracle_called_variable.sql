-- id: oracle_called_variable_001
-- dialect: oracle
-- construct: script, variable, insert
-- kind: called_variable
-- schema: {"tables": {"t": ["a"]}}
-- reads: s, t
-- writes: m
-- column: t.a -> m.a direct
-- column: s.v -> m.c direct
DECLARE
  var NUMBER := 1;
  variable NUMBER;
BEGIN
  SELECT MAX(s.v) INTO variable FROM s;
  INSERT INTO m (a, b, c) SELECT t.a, var, variable FROM t;
END;
/
-- end
