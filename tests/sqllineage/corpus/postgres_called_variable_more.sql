-- id: postgres_called_variable_more_001
-- dialect: postgres
-- construct: script, variable, insert
-- kind: called_variable
-- schema: {"tables": {"t": ["a"]}}
-- reads: s, t
-- writes: m
-- column: t.a -> m.a direct
-- column: s.v -> m.b direct
DO $$
DECLARE
  variable int := (SELECT max(s.v) FROM s);
BEGIN
  INSERT INTO m (a, b) SELECT t.a, variable FROM t;
END $$;
-- end
