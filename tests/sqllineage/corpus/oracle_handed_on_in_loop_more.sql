-- id: oracle_handed_on_in_loop_more_001
-- dialect: oracle
-- construct: procedure, insert, variable, call
-- kind: handed on in loop
-- reads: g, q
-- writes: g, k
-- column: g.id -> k.mid direct
-- column: q.a -> g.t direct
CREATE PROCEDURE add_one(p_id OUT NUMBER) IS BEGIN INSERT INTO g (t) SELECT a FROM q RETURNING id INTO p_id; END;
/
DECLARE v NUMBER; BEGIN FOR i IN 1..2 LOOP add_one(v); INSERT INTO k (mid) VALUES (v); END LOOP; END;
/
-- end
