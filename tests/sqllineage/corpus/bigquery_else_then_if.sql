-- id: bigquery_else_then_if_01
-- dialect: bigquery
-- construct: procedure, variable
-- reads: d.src
-- writes: d.tgt, d.other
-- column: d.src.q -> d.tgt.c direct
-- column: d.src.k -> d.tgt.* filter
CREATE PROCEDURE d.f(a INT64)
BEGIN
  DECLARE v INT64;
  SET v = (SELECT q FROM d.src WHERE k = a);
  IF a = 1 THEN SELECT 1;
  ELSE IF a = 2 THEN INSERT INTO d.other(c) VALUES (1); END IF;
  END IF;
  INSERT INTO d.tgt(c) VALUES (v);
END;
-- end
