-- id: bigquery_field_of_function_001
-- dialect: bigquery
-- construct: function, ctas, struct
-- kind: field_of_function
-- reads: d.s
-- writes: d.o
-- column: d.s.id -> d.o.p direct
CREATE TEMP FUNCTION mk(a INT64, b STRING) AS (STRUCT(a AS x, b AS y));
CREATE TABLE d.o AS SELECT mk(id, nm).x AS p FROM d.s;
-- end

-- id: bigquery_field_of_function_002
-- dialect: bigquery
-- construct: function, insert, struct, subquery
-- kind: field_of_function
-- reads: d.s
-- writes: d.o
-- column: d.s.nm -> d.o.p direct
-- column: d.s.id -> d.o.* filter
CREATE TEMP FUNCTION mk(a INT64, b STRING) AS (STRUCT(a AS x, b AS y));
INSERT INTO d.o (p) SELECT r.y FROM (SELECT mk(id, nm) AS r FROM d.s) WHERE r.x > 1;
-- end

-- id: bigquery_field_of_function_003
-- dialect: bigquery
-- construct: function, ctas, struct, correlated
-- kind: field_of_function
-- reads: d.q, d.s
-- writes: d.o
-- column: d.q.v -> d.o.p direct
-- column: d.q.k -> d.o.* filter
-- column: d.s.id -> d.o.* filter
CREATE TEMP FUNCTION last_of(a INT64) AS ((SELECT AS STRUCT MAX(q.v) AS y, MIN(q.w) AS z FROM d.q AS q WHERE q.k = a));
CREATE TABLE d.o AS SELECT last_of(s.id).y AS p FROM d.s AS s;
-- end
