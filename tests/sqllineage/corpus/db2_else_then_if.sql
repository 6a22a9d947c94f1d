-- id: db2_else_then_if_01
-- dialect: db2
-- construct: procedure, variable
-- reads: s.src
-- writes: s.tgt
-- column: s.src.q -> s.tgt.c direct
CREATE PROCEDURE s.p (IN x INTEGER)
LANGUAGE SQL
BEGIN
  DECLARE v INTEGER;
  SET v = (SELECT MAX(q) FROM s.src);
  IF x = 1 THEN SET v = v + 1;
  ELSE
    IF x = 2 THEN SET v = v + 2; END IF;
  END IF;
  INSERT INTO s.tgt (c) VALUES (v);
END
-- end
