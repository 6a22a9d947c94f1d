-- id: postgres_block_variable_001
-- dialect: postgres
-- construct: script, insert, variable
-- kind: variable_after_block
-- reads: a, b
-- writes: z, y
-- column: a.x -> z.x direct
-- column: b.total -> y.total direct
DO $$
DECLARE total int;
BEGIN
  SELECT a.x INTO total FROM a;
  INSERT INTO z (x) VALUES (total);
END $$;
DO $$
BEGIN
  INSERT INTO y (total) SELECT total FROM b;
END $$;
-- end
