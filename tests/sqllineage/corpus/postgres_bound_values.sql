-- id: postgres_bound_values_001
-- dialect: postgres
-- construct: insert, dynamic_sql, function
-- kind: bound_values
-- reads: app.source
-- writes: app.target
-- column: app.source.a -> app.target.p direct
-- column: app.source.b -> app.target.q direct
CREATE FUNCTION app.copy_one() RETURNS void LANGUAGE plpgsql AS $$
DECLARE r record;
BEGIN
  FOR r IN SELECT a, b FROM app.source LOOP
    EXECUTE 'INSERT INTO app.target (p, q) VALUES ($1, $2)' USING r.a, r.b;
  END LOOP;
END $$;
-- end
