-- id: snowflake_argument_value_001
-- dialect: snowflake
-- construct: procedure, call, subquery
-- kind: argument value
-- reads: s
-- writes: h
-- column: s.b -> h.a direct
CREATE PROCEDURE p(x INT) RETURNS INT LANGUAGE SQL AS BEGIN INSERT INTO h (a) VALUES (:x); END;
CALL p((SELECT max(b) FROM s));
-- end
