-- id: snowflake_function_with_body_001
-- dialect: snowflake
-- construct: function, insert, script
-- kind: function_with_body
-- reads: t, s
-- writes: z
-- column: t.b -> z.q direct
-- column: t.a -> z.* filter
-- column: s.k -> z.* filter
CREATE FUNCTION g(x NUMBER) RETURNS NUMBER AS 'SELECT MAX(t.b) FROM t WHERE t.a = x';
INSERT INTO z (q) SELECT g(s.k) FROM s;
-- end
