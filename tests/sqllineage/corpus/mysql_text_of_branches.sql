-- id: mysql_text_of_branches_001
-- dialect: mysql
-- construct: dynamic_sql, procedure, insert
-- kind: unknown_beside_known
-- reads: a1
-- writes: tgt
-- column: a1.x -> tgt.x direct
-- dropped: 1
CREATE PROCEDURE p(q INT, t VARCHAR(30))
BEGIN
  CASE q
    WHEN 1 THEN SET @s = 'INSERT INTO tgt (x) SELECT x FROM a1';
    ELSE SET @s = CONCAT('INSERT INTO tgt (x) SELECT x FROM ', t);
  END CASE;
  PREPARE s FROM @s;
  EXECUTE s;
END;
-- end
