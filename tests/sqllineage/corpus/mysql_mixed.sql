-- id: mysql_mixed_001
-- dialect: mysql
-- construct: procedure, dynamic_sql, script
-- reads: a_in, cfg
-- writes: a_out
-- column: a_in.x -> a_out.x direct
-- column: a_in.y -> a_out.* filter
-- column: cfg.v -> a_out.* filter
-- column: cfg.k -> a_out.* filter
DELIMITER $$
CREATE PROCEDURE p()
BEGIN
  SELECT v INTO @m FROM cfg WHERE k = 'm';
  SET @sql = 'INSERT INTO a_out (x) SELECT x FROM a_in WHERE y > ?';
  PREPARE st FROM @sql;
  EXECUTE st USING @m;
  DEALLOCATE PREPARE st;
END$$
DELIMITER ;
-- end

-- id: mysql_mixed_002
-- dialect: mysql
-- construct: update, subquery, join
-- reads: b, c
-- writes: a
-- column: c.m -> a.n direct
-- column: a.id -> a.* join
-- column: b.id -> a.* join
-- column: c.id -> a.* join
-- column: b.ok -> a.* filter
-- column: c.id -> a.* group
UPDATE a INNER JOIN b ON a.id = b.id
INNER JOIN (SELECT id, COUNT(m) AS n FROM c GROUP BY id) AS q ON q.id = a.id
SET a.n = q.n WHERE b.ok;
-- end
