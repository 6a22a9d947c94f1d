-- id: oracle_array_of_names_001
-- dialect: oracle
-- construct: loop,dynamic_sql
-- kind: text_of_literal_loop
-- reads: e_a, e_b
-- writes: d_a, d_b
-- column: e_a.k -> d_a.k direct
-- column: e_b.k -> d_b.k direct
BEGIN
  FOR r IN (SELECT 'a' AS t FROM dual UNION ALL SELECT 'b' FROM dual) LOOP
    EXECUTE IMMEDIATE 'INSERT INTO d_' || r.t || ' (k) SELECT k FROM e_' || r.t;
  END LOOP;
END;
/
-- end
