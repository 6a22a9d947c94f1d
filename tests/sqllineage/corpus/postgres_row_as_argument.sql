-- id: postgres_row_as_argument_001
-- dialect: postgres
-- construct: function,struct
-- kind: row_as_argument
-- reads: hr.person
-- writes: mart.names
-- column: hr.person.first -> mart.names.n direct
-- column: hr.person.last -> mart.names.n direct
CREATE FUNCTION full_name(p hr.person) RETURNS text LANGUAGE sql AS $$ SELECT p.first || ' ' || p.last $$;
INSERT INTO mart.names (n) SELECT p.full_name FROM hr.person p;
-- end

-- id: postgres_row_as_argument_002
-- dialect: postgres
-- construct: function,struct
-- kind: row_as_argument
-- reads: hr.person
-- writes: mart.names
-- column: hr.person.first -> mart.names.n direct
-- column: hr.person.last -> mart.names.n direct
CREATE FUNCTION full_name(hr.person) RETURNS text LANGUAGE sql AS $$ SELECT $1.first || ' ' || $1.last $$;
INSERT INTO mart.names (n) SELECT full_name(p) FROM hr.person p;
-- end

-- id: postgres_row_as_argument_003
-- dialect: postgres
-- construct: function,struct
-- kind: row_as_argument
-- reads: src.m
-- writes: dst.t
-- column: src.m.b -> dst.t.c direct
CREATE TYPE pair AS (lo int, hi int);
CREATE FUNCTION make_pair(x int, y int) RETURNS pair LANGUAGE sql AS $$ SELECT x, y $$;
INSERT INTO dst.t (c) SELECT (make_pair(m.a, m.b)).hi FROM src.m m;
-- end

-- id: postgres_row_as_argument_004
-- dialect: postgres
-- construct: function,struct
-- kind: row_as_argument
-- reads: src.m
-- writes: dst.t
-- column: src.m.a -> dst.t.c direct
-- column: src.m.b -> dst.t.d direct
CREATE FUNCTION bounds(x int, y int, OUT lo int, OUT hi int) LANGUAGE plpgsql AS $$
BEGIN
  lo := x - 1;
  hi := y + 1;
END $$;
INSERT INTO dst.t (c, d) SELECT (bounds(m.a, m.b)).lo, (bounds(m.a, m.b)).hi FROM src.m m;
-- end

-- id: postgres_row_as_argument_005
-- dialect: postgres
-- construct: function,view
-- kind: row_as_argument
-- reads: geo.place
-- writes: geo.labelled
-- column: geo.place.code -> geo.labelled.code direct
-- column: geo.place.name -> geo.labelled.label direct
-- column: geo.place.kind -> geo.labelled.label direct
CREATE FUNCTION geo.label(geo.place) RETURNS text LANGUAGE sql STABLE AS $$ SELECT $1.name || ' (' || $1.kind || ')' $$;
CREATE VIEW geo.labelled AS SELECT q.code, q.label FROM geo.place q;
-- end
