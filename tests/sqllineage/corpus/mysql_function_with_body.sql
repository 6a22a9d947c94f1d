-- id: mysql_function_with_body_001
-- dialect: mysql
-- construct: function, insert, script
-- kind: function_with_body
-- reads: t, s
-- writes: z
-- column: t.b -> z.q direct
-- column: t.a -> z.* filter
-- column: s.k -> z.* filter
CREATE FUNCTION g(x INT) RETURNS INT DETERMINISTIC
BEGIN
  DECLARE v INT;
  SELECT MAX(t.b) INTO v FROM t WHERE t.a = x;
  RETURN v;
END;
INSERT INTO z (q) SELECT g(s.k) FROM s;
-- end
