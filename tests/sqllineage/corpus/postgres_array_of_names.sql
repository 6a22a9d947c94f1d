-- id: postgres_array_of_names_001
-- dialect: postgres
-- construct: loop,dynamic_sql
-- kind: text_of_literal_loop
-- reads: raw.m1, raw.m2, z, pg_class
-- writes: m.m1, m.m2, zz
-- column: raw.m1.k -> m.m1.k direct
-- column: raw.m2.k -> m.m2.k direct
-- column: z.* -> zz.* direct
-- dropped: 2
DO $$
DECLARE
  r record;
  s text;
  more text[] := ARRAY['m1', 'm2']::text[];
BEGIN
  FOREACH s IN ARRAY more LOOP
    EXECUTE format('INSERT INTO m.%1$I (k) SELECT k FROM raw.%1$I', s);
  END LOOP;
  FOR r IN SELECT 'z' AS name LOOP
    EXECUTE 'INSERT INTO zz SELECT * FROM ' || r.name;
  END LOOP;
  FOR r IN SELECT relname AS name FROM pg_class LOOP
    EXECUTE 'INSERT INTO yy SELECT * FROM ' || r.name;
  END LOOP;
  more := more || 'x';
  FOREACH s IN ARRAY more LOOP
    EXECUTE format('INSERT INTO m.%1$I (k) SELECT k FROM raw.%1$I', s);
  END LOOP;
END $$;
-- end
