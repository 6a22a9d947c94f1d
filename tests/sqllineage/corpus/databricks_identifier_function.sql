-- id: databricks_identifier_function_001
-- dialect: databricks
-- construct: insert, function
-- kind: identifier_function
-- writes: x
INSERT INTO x SELECT id FROM IDENTIFIER('range')(10);
-- end

-- id: databricks_identifier_function_002
-- dialect: databricks
-- construct: select, function
-- kind: identifier_function
-- reads: t
-- column: t.a -> <result>.b direct
SELECT IDENTIFIER('abs')(a) AS b FROM t;
-- end
