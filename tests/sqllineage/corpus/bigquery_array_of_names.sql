-- id: bigquery_array_of_names_001
-- dialect: bigquery
-- construct: loop,dynamic_sql
-- kind: text_of_literal_loop
-- reads: e.n1, e.n2, e.a, e.b
-- writes: d.x, d.a, d.b
-- column: e.n1.k -> d.x.k direct
-- column: e.n2.k -> d.x.k direct
-- column: e.a.k -> d.a.k direct
-- column: e.b.k -> d.b.k direct
DECLARE names ARRAY<STRING> DEFAULT ['n1', 'n2'];
FOR r IN (SELECT nm FROM UNNEST(names) AS nm) DO
  EXECUTE IMMEDIATE CONCAT("INSERT INTO d.x (k) SELECT k FROM e.", r.nm);
END FOR;
FOR r IN (SELECT t FROM UNNEST(['a', 'b']) AS t) DO
  EXECUTE IMMEDIATE FORMAT("INSERT INTO d.%s (k) SELECT k FROM e.%s", r.t, r.t);
END FOR;
-- end
