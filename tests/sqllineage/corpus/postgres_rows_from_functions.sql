-- id: postgres_rows_from_functions_001
-- dialect: postgres
-- construct: function, insert
-- kind: rows from several functions
-- reads: people, sums
-- writes: t
-- column: people.id -> <result>.id direct
-- column: people.name -> <result>.name direct
-- column: sums.total -> <result>.total direct
-- column: sums.ok -> <result>.* filter
-- column: people.id -> t.p direct
-- column: people.name -> t.n direct
-- column: sums.total -> t.s direct
-- column: sums.ok -> t.* filter
CREATE FUNCTION f_ids() RETURNS TABLE (id int, name text) LANGUAGE sql AS $$ SELECT id, name FROM people $$;
CREATE FUNCTION f_sums() RETURNS TABLE (total int) LANGUAGE sql AS $$ SELECT total FROM sums WHERE ok $$;
INSERT INTO t (p, n, s, o)
SELECT z.a, z.b, z.c, z.ord FROM ROWS FROM (f_ids(), f_sums()) WITH ORDINALITY AS z (a, b, c, ord);
-- end

-- id: postgres_rows_from_functions_002
-- dialect: postgres
-- construct: function, insert, star
-- kind: rows from several functions
-- reads: people, sums
-- writes: t
-- column: people.id -> <result>.id direct
-- column: people.name -> <result>.name direct
-- column: sums.total -> <result>.total direct
-- column: people.id -> t.a direct
-- column: people.name -> t.b direct
-- column: sums.total -> t.c direct
CREATE FUNCTION f_ids() RETURNS TABLE (id int, name text) LANGUAGE sql AS $$ SELECT id, name FROM people $$;
CREATE FUNCTION f_sums() RETURNS TABLE (total int) LANGUAGE sql AS $$ SELECT total FROM sums $$;
INSERT INTO t (a, b, c) SELECT * FROM ROWS FROM (f_ids(), f_sums());
-- end

-- id: postgres_rows_from_functions_003
-- dialect: postgres
-- construct: function, insert, lateral
-- kind: rows from several functions
-- reads: xs, accounts
-- writes: t
-- column: xs.x -> <result>.x direct
-- column: xs.acc -> <result>.* filter
-- column: xs.x -> t.a direct
-- column: accounts.id -> t.b direct
-- column: accounts.n -> t.c direct
-- column: xs.acc -> t.* filter
-- column: accounts.id -> t.* filter
CREATE FUNCTION f(p int) RETURNS TABLE (x int, y int) LANGUAGE sql AS $$ SELECT x, p FROM xs WHERE acc = p $$;
INSERT INTO t (a, b, c)
SELECT z.x, z.y, z.k FROM accounts a, ROWS FROM (f(a.id), generate_series(1, a.n)) AS z (x, y, k);
-- end

-- id: postgres_rows_from_functions_004
-- dialect: postgres
-- construct: insert, unnest
-- kind: rows from several functions
-- reads: articles
-- writes: t
-- column: articles.tags -> t.tag direct
-- column: articles.nums -> t.num direct
INSERT INTO t (tag, num)
SELECT z.tag, z.num FROM articles a CROSS JOIN LATERAL ROWS FROM (unnest(a.tags), unnest(a.nums)) AS z (tag, num);
-- end

-- id: postgres_rows_from_functions_005
-- dialect: postgres
-- construct: insert, json
-- kind: rows from several functions
-- reads: docs
-- writes: t
-- column: docs.doc -> t.p direct
-- column: docs.doc -> t.q direct
INSERT INTO t (p, q, n)
SELECT z.p, z.q, z.n
FROM docs d, ROWS FROM (json_to_recordset(d.doc) AS (a int, b text), generate_series(1, 3)) AS z (p, q, n);
-- end
