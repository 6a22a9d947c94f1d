-- id: bigquery_star_of_element_001
-- dialect: bigquery
-- construct: ctas, unnest, star
-- kind: star_of_element
-- reads: d.s
-- writes: d.o
-- column: d.s.x -> d.o.* direct
CREATE TABLE d.o AS SELECT r.* FROM d.s, UNNEST(d.s.x) AS r WITH OFFSET AS o;
-- end

-- id: bigquery_star_of_element_002
-- dialect: bigquery
-- construct: ctas, unnest, star, struct
-- kind: star_of_element
-- reads: d.s
-- writes: d.o
-- column: d.s.a -> d.o.value direct
-- column: d.s.b -> d.o.value direct
CREATE TABLE d.o AS SELECT p.* FROM d.s, UNNEST([STRUCT('a' AS key, a AS value), STRUCT('b', b)]) AS p;
-- end

-- id: bigquery_star_of_element_003
-- dialect: bigquery
-- construct: select, unnest, star, cte
-- kind: star_of_element
-- reads: d.s
-- column: d.s.arr -> <result>.* direct
-- column: d.s.arr -> <result>.o direct
WITH u AS (SELECT p.*, o FROM d.s, UNNEST(d.s.arr) AS p WITH OFFSET AS o) SELECT * FROM u;
-- end

-- id: bigquery_star_of_element_004
-- dialect: bigquery
-- construct: insert, unnest, star_except
-- kind: star_of_element
-- reads: d.s
-- writes: d.o
-- column: d.s.id -> d.o.id direct
-- column: d.s.a -> d.o.value direct
INSERT INTO d.o (id, value) SELECT s.id, p.* EXCEPT (key) FROM d.s AS s, UNNEST([STRUCT('a' AS key, s.a AS value)]) AS p;
-- end

-- id: bigquery_star_of_element_005
-- dialect: bigquery
-- construct: ctas, unnest, star, cte
-- kind: star_of_element
-- reads: d.s
-- writes: d.o
-- column: d.s.a -> d.o.k direct
-- column: d.s.b -> d.o.v direct
-- column: d.s.g -> d.o.* group
CREATE TABLE d.o AS WITH c AS (SELECT g, ARRAY_AGG(STRUCT(a AS k, b AS v)) AS arr FROM d.s GROUP BY g) SELECT r.* FROM c, UNNEST(c.arr) AS r WITH OFFSET AS n;
-- end
