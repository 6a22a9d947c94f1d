-- id: spark_else_then_if_01
-- dialect: spark
-- construct: script, variable
-- reads: src
-- writes: tgt, other
-- column: src.q -> tgt.c direct
BEGIN
  DECLARE v INT;
  SET v = (SELECT max(q) FROM src);
  IF v = 1 THEN
    SELECT 1;
  ELSE
    /* the rest */ IF v = 2 THEN INSERT INTO other(c) VALUES (2); END IF;
  END IF;
  INSERT INTO tgt(c) VALUES (v);
END
-- end
