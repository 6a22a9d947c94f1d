-- id: postgres_swapped_twice_001
-- dialect: postgres
-- construct: rename,procedure,call
-- kind: swapped_twice
-- reads: s.a
-- writes: m.t
-- column: s.a.x -> m.t.x direct
CREATE PROCEDURE swap_in() LANGUAGE plpgsql AS $$
BEGIN
  CREATE TABLE m.t_new (LIKE m.t);
  INSERT INTO m.t_new (x) SELECT x FROM s.a;
  ALTER TABLE m.t RENAME TO t_old;
  ALTER TABLE m.t_new RENAME TO t;
  DROP TABLE m.t_old;
END $$;
CALL swap_in();
CALL swap_in();
-- end
