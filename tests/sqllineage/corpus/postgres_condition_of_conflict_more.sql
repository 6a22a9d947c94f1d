-- id: postgres_condition_of_conflict_more_001
-- dialect: postgres
-- construct: function, insert, loop
-- kind: condition of conflict
-- reads: a, s
-- writes: a, l
-- column: s.k -> a.k direct
-- column: s.x -> a.x direct
-- column: a.d -> a.* filter
-- column: a.k -> l.k direct
-- column: a.d -> l.* filter
CREATE FUNCTION f() RETURNS void AS $$ DECLARE r record; BEGIN
  FOR r IN INSERT INTO a (k, x) SELECT k, x FROM s ON CONFLICT (k) DO UPDATE SET x = EXCLUDED.x WHERE a.d RETURNING k LOOP INSERT INTO l (k) VALUES (r.k); END LOOP;
END $$ LANGUAGE plpgsql;
-- end
