-- id: postgres_handed_on_in_loop_more_001
-- dialect: postgres
-- construct: loop, delete, insert, script
-- kind: handed on in loop
-- reads: g
-- writes: g, k
-- column: g.id -> g.* filter
-- column: g.id -> k.mid direct
-- column: g.id -> k.* filter
DO $$ DECLARE v int; BEGIN
  WHILE true LOOP DELETE FROM g WHERE g.id = 3 RETURNING id INTO v; INSERT INTO k (mid) VALUES (v); END LOOP;
END $$;
-- end
