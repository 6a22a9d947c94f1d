-- id: postgres_function_in_other_language_01
-- dialect: postgres
-- construct: function, select
-- reads: pg_database
-- column: pg_database.oid -> <result>.oid direct
-- column: pg_database.oid -> <result>.funcid direct
CREATE FUNCTION f(IN dbid oid, OUT funcid oid, OUT calls bigint) RETURNS SETOF record LANGUAGE c AS '$libdir/powa', 'f';
SELECT d.oid, r.funcid FROM pg_database d, f(d.oid) r;
-- end

-- id: postgres_function_in_other_language_02
-- dialect: postgres
-- construct: function, insert
-- reads: s.a
-- writes: s.t
-- column: s.a.k -> s.t.x direct
-- column: s.a.k -> s.t.y direct
CREATE FUNCTION s.parse(doc text) RETURNS TABLE (x int, y text) AS 'MODULE_PATHNAME', 'parse' LANGUAGE C STRICT;
INSERT INTO s.t (x, y) SELECT p.x, p.y FROM s.a, s.parse(a.k) p;
-- end

-- id: postgres_function_in_other_language_03
-- dialect: postgres
-- construct: function, insert, star
-- reads: s.a
-- writes: s.t
-- column: s.a.id -> s.t.id direct
-- column: s.a.k -> s.t.x direct
-- column: s.a.k -> s.t.y direct
CREATE FUNCTION s.parse(doc text, OUT x int, OUT y text) RETURNS SETOF record AS 'MODULE_PATHNAME', 'parse' LANGUAGE C;
INSERT INTO s.t SELECT a.id, p.* FROM s.a a, s.parse(a.k) p;
-- end
