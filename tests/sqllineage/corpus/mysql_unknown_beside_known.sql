-- id: mysql_unknown_beside_known_001
-- dialect: mysql
-- construct: dynamic_sql, procedure, insert
-- kind: unknown_beside_known
-- reads: h_now
-- writes: tgt
-- column: h_now.a -> tgt.a direct
-- dropped: 1
CREATE PROCEDURE pull(p VARCHAR(20))
BEGIN
  SET @t = CONCAT('h_', p);
  IF p = '' THEN SET @t = 'h_now'; END IF;
  SET @s = CONCAT('INSERT INTO tgt (a) SELECT a FROM ', @t);
  PREPARE s FROM @s;
  EXECUTE s;
END;
-- end
