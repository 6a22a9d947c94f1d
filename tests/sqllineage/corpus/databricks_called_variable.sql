-- id: databricks_called_variable_001
-- dialect: databricks
-- construct: script, variable, insert
-- kind: called_variable
-- schema: {"tables": {"t": ["a"]}}
-- reads: s, t
-- writes: m
-- column: t.a -> m.a direct
-- column: s.v -> m.b direct
DECLARE VARIABLE hi INT DEFAULT 1;
SET VARIABLE hi = (SELECT MAX(s.v) FROM s);
INSERT INTO m (a, b) SELECT t.a, hi FROM t;
-- end
