-- id: oracle_handed_on_in_loop_001
-- dialect: oracle
-- construct: loop, insert, variable, script
-- kind: handed on in loop
-- reads: g
-- writes: g, k
-- column: g.id -> k.mid direct
DECLARE TYPE l IS TABLE OF NUMBER INDEX BY PLS_INTEGER; ids l; v NUMBER;
BEGIN
  FOR i IN 1..3 LOOP INSERT INTO g (title) VALUES ('x') RETURNING id INTO v; ids(i) := v; END LOOP;
  INSERT INTO k (mid) VALUES (ids(1));
END;
/
-- end
