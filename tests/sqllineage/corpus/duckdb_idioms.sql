-- id: duckdb_idioms_001
-- dialect: duckdb
-- construct: select
-- reads: job
-- column: job.a -> <result>.mins direct
-- column: job.b -> <result>.mins direct
-- column: job.tags -> <result>.up direct
-- column: job.tags -> <result>.first_tag direct
-- column: job.s -> <result>.env direct
-- column: job.n -> <result>.* sort
SELECT date_diff('minute', a, b) AS mins,
       [upper(t) FOR t IN tags IF t <> ''] AS up,
       tags[1] AS first_tag,
       s.env AS env
FROM job
ORDER BY n NULLS LAST;
-- end

-- id: duckdb_idioms_002
-- dialect: duckdb
-- construct: insert, update, star
-- schema: {"tables": {"main.a": ["k", "v"], "main.b": ["k", "v"]}}
-- default_schema: main
-- reads: a
-- writes: b
-- column: a.k -> b.k direct
-- column: a.v -> b.v direct
INSERT INTO b SELECT * FROM a ON CONFLICT (k) DO UPDATE SET v = excluded.v;
-- end

-- id: duckdb_idioms_003
-- dialect: duckdb
-- construct: pivot, cte
-- reads: votes
-- column: votes.poll -> <result>.poll direct
-- column: votes.n -> <result>.yes direct
-- column: votes.n -> <result>.no direct
-- column: votes.answer -> <result>.* filter
-- column: votes.poll -> <result>.* group
WITH v AS (SELECT poll, answer, n FROM votes)
SELECT * FROM v PIVOT (sum(n) FOR answer IN ('yes', 'no') GROUP BY poll);
-- end

-- id: duckdb_idioms_004
-- dialect: duckdb
-- construct: join, select
-- reads: emp, dept
-- column: emp.name -> <result>.name direct
-- column: dept.title -> <result>.title direct
-- column: emp.dept_id -> <result>.* join
-- column: dept.id -> <result>.* join
-- column: emp.left_on -> <result>.* filter
FROM emp e
LEFT JOIN dept d ON d.id = e.dept_id
SELECT e.name, d.title
WHERE e.left_on IS NULL;
-- end

-- id: duckdb_idioms_005
-- dialect: duckdb
-- construct: join, select, subquery
-- reads: a, b
-- column: a.x -> <result>.x direct
-- column: a.k -> <result>.* join
-- column: b.k -> <result>.* join
SELECT a.x FROM a SEMI JOIN b ON a.k = b.k;
-- end
