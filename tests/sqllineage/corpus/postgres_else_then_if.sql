-- id: postgres_else_then_if_01
-- dialect: postgres
-- construct: function, variable
-- reads: s.src
-- writes: s.tgt, s.failed
-- column: s.src.q -> s.tgt.c direct
-- column: s.src.k -> s.tgt.* filter
-- column: s.src.q -> s.failed.c direct
-- column: s.src.k -> s.failed.* filter
CREATE FUNCTION s.f(a int) RETURNS void LANGUAGE plpgsql AS $$
DECLARE v int;
BEGIN
  SELECT q INTO v FROM s.src WHERE k = a;
  IF a = 1 THEN RAISE NOTICE 'one';
  ELSE IF a = 2 THEN RAISE NOTICE 'two';
       ELSE IF a = 3 THEN RAISE NOTICE 'three'; END IF;
       END IF;
  END IF;
  INSERT INTO s.tgt(c) VALUES (v);
EXCEPTION WHEN OTHERS THEN
  INSERT INTO s.failed(c) VALUES (v);
END $$;
-- end
