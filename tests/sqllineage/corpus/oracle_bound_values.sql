-- id: oracle_bound_values_001
-- dialect: oracle
-- construct: update, dynamic_sql, variable, script
-- kind: bound_values
-- reads: s
-- writes: t
-- column: s.x -> t.c direct
-- column: s.y -> t.* filter
-- column: t.k -> t.* filter
DECLARE
  v NUMBER;
  w NUMBER;
BEGIN
  SELECT x, y INTO v, w FROM s;
  EXECUTE IMMEDIATE 'UPDATE t SET c = :1 WHERE k = :2' USING v, w;
END;
/
-- end

-- id: oracle_bound_values_002
-- dialect: oracle
-- construct: insert, dynamic_sql, loop
-- kind: bound_values
-- reads: src.line
-- writes: arch.line
-- column: src.line.id -> arch.line.id direct
-- column: src.line.note -> arch.line.note direct
BEGIN
  FOR r IN (SELECT id, note FROM src.line) LOOP
    EXECUTE IMMEDIATE 'INSERT INTO arch.line (id, note) VALUES (:i, :n)' USING IN r.id, upper(r.note);
  END LOOP;
END;
/
-- end
