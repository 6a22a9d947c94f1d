-- id: postgres_own_sources_001
-- dialect: postgres
-- construct: function, variable, insert
-- kind: own_sources
-- reads: t, seed
-- writes: la, lb
-- column: t.x -> la.v direct
-- column: t.z -> la.* filter
-- column: seed.s -> lb.v direct
-- column: t.y -> lb.v direct
-- column: seed.k -> lb.* filter
-- column: t.z -> lb.* filter
CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  v_a int;
  v_b text;
BEGIN
  SELECT s INTO v_b FROM seed WHERE k = 1;
  SELECT x, v_b || y INTO STRICT v_a, v_b FROM t WHERE z = 1;
  INSERT INTO la (v) VALUES (v_a);
  INSERT INTO lb (v) VALUES (v_b);
END $$;
-- end
