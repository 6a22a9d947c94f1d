-- id: postgres_unknown_beside_known_001
-- dialect: postgres
-- construct: dynamic_sql, function, insert
-- kind: unknown_beside_known
-- reads: east, west
-- writes: tgt
-- column: east.a -> tgt.a direct
-- column: west.a -> tgt.a direct
-- dropped: 1
CREATE FUNCTION pull(side text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE t text;
BEGIN
  IF side = 'e' THEN
    t := 'east';
  ELSIF side = 'w' THEN
    t := 'west';
  ELSE
    t := 'other_' || side;
  END IF;
  EXECUTE 'INSERT INTO tgt (a) SELECT a FROM ' || t;
END $$;
-- end
