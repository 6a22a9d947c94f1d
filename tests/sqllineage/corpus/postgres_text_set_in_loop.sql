-- id: postgres_text_set_in_loop_001
-- dialect: postgres
-- construct: dynamic_sql, loop, insert
-- kind: text_set_in_loop
-- reads: part_a, part_b
-- writes: archive
-- column: part_a.id -> archive.id direct
-- column: part_b.id -> archive.id direct
DO $$
DECLARE part text := 'part_a';
BEGIN
  LOOP
    EXECUTE 'INSERT INTO archive (id) SELECT id FROM ' || part;
    EXIT WHEN part = 'part_b';
    part := 'part_b';
  END LOOP;
END $$;
-- end
