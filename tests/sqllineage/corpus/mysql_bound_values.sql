-- id: mysql_bound_values_001
-- dialect: mysql
-- construct: insert, dynamic_sql, procedure
-- kind: bound_values
-- reads: src
-- writes: tgt
-- column: src.total -> tgt.n direct
CREATE PROCEDURE go()
BEGIN
  SELECT SUM(total) INTO @n FROM src;
  PREPARE st FROM 'INSERT INTO tgt (n) VALUES (?)';
  EXECUTE st USING @n;
END;
-- end
