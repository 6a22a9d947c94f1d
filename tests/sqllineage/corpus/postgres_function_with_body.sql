-- id: postgres_function_with_body_001
-- dialect: postgres
-- construct: function, insert, script
-- kind: function_with_body
-- reads: t, s
-- writes: z
-- column: t.b -> z.q direct
-- column: t.a -> z.* filter
-- column: s.k -> z.* filter
CREATE FUNCTION g(x int) RETURNS int LANGUAGE sql AS $$ SELECT max(t.b) FROM t WHERE t.a = x $$;
INSERT INTO z (q) SELECT g(s.k) FROM s;
-- end

-- id: postgres_function_with_body_002
-- dialect: postgres
-- construct: function, view, script
-- kind: function_with_body
-- reads: s
-- writes: v
-- column: s.net -> v.gross direct
-- column: s.rate -> v.gross direct
CREATE FUNCTION gross(net numeric, rate numeric) RETURNS numeric LANGUAGE sql RETURN net * (1 + rate);
CREATE VIEW v AS SELECT gross(s.net, s.rate) AS gross FROM s;
-- end
