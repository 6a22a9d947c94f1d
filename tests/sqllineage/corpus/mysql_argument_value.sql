-- id: mysql_argument_value_001
-- dialect: mysql
-- construct: procedure, call, update
-- kind: argument value
-- reads: s
-- writes: h
-- column: s.b -> h.a direct
-- column: h.id -> h.* filter
CREATE PROCEDURE p(IN x INT) BEGIN UPDATE h SET a = x + 1 WHERE id = 3; END;
SET @v = (SELECT b FROM s LIMIT 1);
CALL p(@v);
-- end
