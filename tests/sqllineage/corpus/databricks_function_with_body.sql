-- id: databricks_function_with_body_001
-- dialect: databricks
-- construct: function, ctas, script
-- kind: function_with_body
-- reads: t, s
-- writes: z
-- column: t.b -> z.q direct
-- column: t.a -> z.* filter
-- column: s.k -> z.* filter
CREATE FUNCTION g(x INT) RETURNS INT RETURN (SELECT max(t.b) FROM t WHERE t.a = x);
CREATE TABLE z AS SELECT g(s.k) AS q FROM s;
-- end
