-- id: postgres_text_of_subquery_001
-- dialect: postgres
-- construct: dynamic_sql, variable, insert
-- kind: text_of_subquery
-- reads: pg_tables, t1, t2
-- writes: o
-- column: t1.a -> o.a direct
-- column: t2.a -> o.a direct
DO $$
DECLARE q text := (SELECT CASE WHEN count(*) > 0 THEN 'INSERT INTO o (a) SELECT a FROM t1' ELSE 'INSERT INTO o (a) SELECT a FROM t2' END FROM pg_tables);
BEGIN
  EXECUTE q;
END $$;
-- end
