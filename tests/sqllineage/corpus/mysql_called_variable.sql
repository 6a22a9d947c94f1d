-- id: mysql_called_variable_001
-- dialect: mysql
-- construct: procedure, variable, insert
-- kind: called_variable
-- reads: t
-- writes: m
-- column: t.a -> m.a direct
CREATE PROCEDURE p() BEGIN DECLARE var INT DEFAULT 1; INSERT INTO m (a, b) SELECT t.a, var FROM t; END;
-- end

-- id: mysql_called_variable_002
-- dialect: mysql
-- construct: procedure, variable, insert
-- kind: called_variable
-- reads: s, t
-- writes: m
-- column: t.a -> m.a direct
-- column: s.v -> m.b direct
CREATE PROCEDURE p() BEGIN
  DECLARE variable INT;
  SELECT MAX(s.v) INTO variable FROM s;
  INSERT INTO m (a, b) SELECT t.a, variable FROM t;
END;
-- end

-- id: mysql_called_variable_003
-- dialect: mysql
-- construct: procedure, variable, insert
-- kind: called_variable
-- reads: s, t
-- writes: m
-- column: t.a -> m.a direct
-- column: s.v -> m.b direct
CREATE PROCEDURE p() BEGIN
  DECLARE var INT;
  SET var = (SELECT MAX(s.v) FROM s);
  INSERT INTO m (a, b) SELECT t.a, var FROM t;
END;
-- end
