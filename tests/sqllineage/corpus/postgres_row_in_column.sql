-- id: postgres_row_in_column_001
-- dialect: postgres
-- construct: function, insert, subquery
-- kind: row_in_column
-- reads: s.t, s.k
-- writes: s.o
-- column: s.t.a -> s.o.a direct
-- column: s.t.id -> s.o.* filter
-- column: s.k.v -> s.o.* filter
CREATE FUNCTION s.w(p int, OUT id int, OUT a int) LANGUAGE sql AS $$
  SELECT t.id, t.a FROM s.t WHERE t.id = p
$$;
INSERT INTO s.o (a) SELECT (q.x).a FROM (SELECT s.w(k.v) AS x FROM s.k) q;
-- end

-- id: postgres_row_in_column_002
-- dialect: postgres
-- construct: function, ctas, cte, star
-- kind: row_in_column
-- reads: s.t, s.k
-- writes: s.o
-- column: s.k.name -> s.o.name direct
-- column: s.t.id -> s.o.id direct
-- column: s.t.a -> s.o.a direct
-- column: s.t.id -> s.o.* filter
-- column: s.k.v -> s.o.* filter
CREATE TYPE s.pair AS (id int, a int);
CREATE FUNCTION s.w(p int) RETURNS s.pair LANGUAGE sql AS $$
  SELECT t.id, t.a FROM s.t WHERE t.id = p
$$;
CREATE TABLE s.o AS
WITH q AS (SELECT k.name, s.w(k.v) AS x FROM s.k)
SELECT q.name, (q.x).* FROM q;
-- end

-- id: postgres_row_in_column_003
-- dialect: postgres
-- construct: view, subquery
-- kind: row_in_column
-- reads: s.t
-- writes: s.v
-- column: s.t.b -> s.v.second direct
-- column: s.t.c -> s.v.* filter
CREATE VIEW s.v AS SELECT (x).f2 AS second FROM (SELECT ROW(t.a, t.b) AS x FROM s.t WHERE t.c) q;
-- end
