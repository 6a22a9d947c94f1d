-- id: postgres_variable_after_block_001
-- dialect: postgres
-- construct: script, view, variable
-- kind: variable_after_block
-- reads: cfg, src
-- writes: v
-- column: src.nm -> v.nm direct
DO $$ DECLARE nm text; BEGIN SELECT q INTO nm FROM cfg; END $$;
CREATE VIEW v AS SELECT nm FROM src;
-- end

-- id: postgres_variable_after_block_002
-- dialect: postgres
-- construct: script, loop, insert, variable
-- kind: variable_after_block
-- reads: s1, s2
-- writes: z
-- column: s2.day -> z.day direct
DO $$
DECLARE day record;
BEGIN
  FOR day IN SELECT d FROM s1 LOOP
    PERFORM 1;
  END LOOP;
END $$;
INSERT INTO z (day) SELECT day FROM s2;
-- end

-- id: postgres_variable_after_block_003
-- dialect: postgres
-- construct: script, loop, insert, variable
-- kind: variable_after_block
-- reads: s2
-- writes: z
-- column: s2.n -> z.n direct
DO $$
BEGIN
  FOR n IN 1..3 LOOP
    RAISE NOTICE '%', n;
  END LOOP;
END $$;
INSERT INTO z (n) SELECT n FROM s2;
-- end

-- id: postgres_variable_after_block_004
-- dialect: postgres
-- construct: script, insert, variable
-- kind: variable_after_block
-- reads: a, b, c
-- writes: z
-- column: c.total -> z.total direct
DO $$
DECLARE total int;
BEGIN
  SELECT count(*) INTO total FROM a;
  DECLARE total int := 1;
  BEGIN
    SELECT max(x) INTO total FROM b;
  END;
END $$;
INSERT INTO z (total) SELECT total FROM c;
-- end
