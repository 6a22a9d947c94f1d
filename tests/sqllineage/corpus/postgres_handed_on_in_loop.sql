-- id: postgres_handed_on_in_loop_001
-- dialect: postgres
-- construct: loop, insert, temp_table, script
-- kind: handed on in loop
-- reads: g, q
-- writes: g, k
-- column: g.id -> k.mid direct
DO $$ DECLARE v int; r record; BEGIN
  CREATE TEMP TABLE tm (id int);
  FOR r IN SELECT * FROM q LOOP INSERT INTO g (title) VALUES ('x') RETURNING id INTO v; INSERT INTO tm (id) VALUES (v); END LOOP;
  INSERT INTO k (mid) SELECT id FROM tm;
END $$;
-- end

-- id: postgres_handed_on_in_loop_002
-- dialect: postgres
-- construct: loop, insert, temp_table, script
-- kind: handed on in loop
-- reads: g
-- writes: g, k
-- column: g.id -> k.mid direct
DO $$ DECLARE v int; BEGIN
  CREATE TEMP TABLE tm (id int);
  CREATE TEMP TABLE tn (id int);
  FOR i IN 1..3 LOOP INSERT INTO g (title) VALUES ('x') RETURNING id INTO v; INSERT INTO tm (id) VALUES (v); END LOOP;
  INSERT INTO tn (id) SELECT id FROM tm;
  INSERT INTO k (mid) SELECT id FROM tn;
END $$;
-- end

-- id: postgres_handed_on_in_loop_003
-- dialect: postgres
-- construct: loop, update, variable, script
-- kind: handed on in loop
-- reads: g, q
-- writes: g, k
-- column: g.id -> k.mid direct
-- column: q.a -> g.n direct
-- column: g.a -> g.* filter
-- column: q.a -> g.* filter
-- column: g.a -> k.* filter
-- column: q.a -> k.* filter
DO $$ DECLARE v int; r record; BEGIN
  FOR r IN SELECT a FROM q LOOP UPDATE g SET n = r.a WHERE g.a = r.a RETURNING id INTO v; END LOOP;
  INSERT INTO k (mid) VALUES (v);
END $$;
-- end
