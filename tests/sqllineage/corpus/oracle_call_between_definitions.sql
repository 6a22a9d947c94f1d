-- id: oracle_call_between_definitions_001
-- dialect: oracle
-- construct: procedure,loop
-- kind: call_between_definitions
-- reads: src
-- writes: log_a, log_b
-- column: src.x -> log_a.v direct
CREATE OR REPLACE PROCEDURE put(p NUMBER) IS BEGIN INSERT INTO log_a (v) VALUES (p); END;
/
BEGIN
  FOR r IN (SELECT x FROM src) LOOP
    put(r.x);
  END LOOP;
END;
/
CREATE OR REPLACE PROCEDURE put(p NUMBER) IS BEGIN INSERT INTO log_b (v) VALUES (p); END;
/
-- end
