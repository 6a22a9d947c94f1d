-- id: mysql_literal_argument_001
-- dialect: mysql
-- construct: procedure, call, dynamic_sql, insert
-- kind: literal_argument
-- reads: x
-- writes: tgt
-- column: x.a -> tgt.a direct
-- dropped: 1
CREATE PROCEDURE p(t VARCHAR(30))
BEGIN
  SET @s = CONCAT('INSERT INTO tgt (a) SELECT a FROM ', t);
  PREPARE s FROM @s;
  EXECUTE s;
END;
CALL p('x');
-- end
