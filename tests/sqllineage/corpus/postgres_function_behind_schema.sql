-- id: postgres_function_behind_schema_01
-- dialect: postgres
-- construct: select, function
-- reads: a
-- column: a.b -> <result>.lower direct
SELECT pg_catalog.lower(a.b) FROM a;
-- end

-- id: postgres_function_behind_schema_02
-- dialect: postgres
-- construct: view, function
-- reads: s.a
-- writes: s.v
-- column: s.a.b -> s.v.f direct
-- column: s.a.c -> s.v.array_agg direct
-- column: s.a.b -> s.v.* group
CREATE VIEW s.v AS SELECT myschema.f(a.b), pg_catalog.array_agg(a.c) FROM s.a a GROUP BY a.b;
-- end

-- id: postgres_function_behind_schema_03
-- dialect: postgres
-- construct: select, subquery
-- reads: s.gaz
-- column: s.gaz.id -> <result>.setval direct
SELECT pg_catalog.setval('s', (SELECT greatest((SELECT MAX(id) FROM s.gaz), 50000)), true);
-- end

-- id: postgres_function_behind_schema_04
-- dialect: postgres
-- construct: insert, cte, window
-- reads: s.a
-- writes: s.t
-- column: s.a.x -> s.t.first_one direct
-- column: s.a.x -> s.t.* window
INSERT INTO s.t (first_one) WITH q AS (SELECT pg_catalog.first_value(x) OVER (ORDER BY x) FROM s.a) SELECT first_value FROM q;
-- end
