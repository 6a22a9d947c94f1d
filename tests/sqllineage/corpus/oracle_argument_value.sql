-- id: oracle_argument_value_001
-- dialect: oracle
-- construct: procedure, call, variable
-- kind: argument value
-- reads: s
-- writes: h
-- column: s.b -> h.a direct
-- column: s.c -> h.* filter
CREATE PROCEDURE p(x NUMBER) IS BEGIN INSERT INTO h (a) VALUES (x); END;
/
DECLARE v NUMBER; BEGIN SELECT max(b) INTO v FROM s WHERE c = 1; p(v); END;
/
-- end

-- id: oracle_argument_value_002
-- dialect: oracle
-- construct: procedure, call, loop
-- kind: argument value
-- reads: s
-- writes: h
-- column: s.a -> h.m direct
-- column: s.b -> h.n direct
-- column: s.a -> h.n direct
CREATE PROCEDURE p(x NUMBER, y NUMBER) IS BEGIN INSERT INTO h (m, n) VALUES (x, y); END;
/
BEGIN FOR r IN (SELECT a, b FROM s) LOOP p(y => r.b + r.a, x => r.a); END LOOP; END;
/
-- end

-- id: oracle_argument_value_003
-- dialect: oracle
-- construct: package, call, variable
-- kind: argument value
-- reads: s
-- writes: h
-- column: s.b -> h.a direct
CREATE PACKAGE BODY k IS
  PROCEDURE run IS v NUMBER; BEGIN SELECT b INTO v FROM s; store(v); END;
  PROCEDURE store(x NUMBER) IS BEGIN INSERT INTO h (a) VALUES (x); END;
END;
/
-- end
