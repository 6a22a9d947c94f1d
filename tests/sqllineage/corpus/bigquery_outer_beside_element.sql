-- id: bigquery_outer_beside_element_001
-- dialect: bigquery
-- construct: ctas, subquery, unnest
-- kind: outer beside element
-- reads: d.t
-- writes: d.x
-- column: d.t.b -> d.x.c direct
-- column: d.t.a -> d.x.c direct
CREATE TABLE d.x AS SELECT ARRAY(SELECT b[OFFSET(i)] FROM UNNEST(a) WITH OFFSET i) AS c FROM d.t;
-- end

-- id: bigquery_outer_beside_element_002
-- dialect: bigquery
-- construct: ctas, subquery, unnest
-- kind: outer beside element
-- reads: d.t
-- writes: d.x
-- column: d.t.p -> d.x.c direct
-- column: d.t.s -> d.x.c direct
CREATE TABLE d.x AS SELECT ARRAY(SELECT CONCAT(p, v) FROM UNNEST(SPLIT(s, ',')) AS v) AS c FROM d.t;
-- end

-- id: bigquery_outer_beside_element_003
-- dialect: bigquery
-- construct: insert, subquery, unnest
-- kind: outer beside element
-- reads: d.t
-- writes: d.x
-- column: d.t.items -> d.x.c direct
-- column: d.t.rate -> d.x.c direct
INSERT INTO d.x (c) SELECT (SELECT SUM(e.q * rate) FROM UNNEST(items) AS e) FROM d.t;
-- end

-- id: bigquery_outer_beside_element_004
-- dialect: bigquery
-- construct: select, subquery, unnest
-- kind: outer beside element
-- schema: {"tables": {"d.t": ["id", "items", "rate"]}}
-- reads: d.t
-- column: d.t.id -> <result>.id direct
-- column: d.t.items -> <result>.c direct
-- column: d.t.items -> <result>.* filter
-- column: d.t.rate -> <result>.* filter
SELECT id, (SELECT SUM(q) FROM UNNEST(items) WHERE q > rate) AS c FROM d.t;
-- end

-- id: bigquery_outer_beside_element_005
-- dialect: bigquery
-- construct: ctas, subquery, unnest
-- kind: outer beside element
-- reads: d.t
-- writes: d.x
-- column: d.t.n -> d.x.c direct
-- column: d.t.f -> d.x.c direct
CREATE TABLE d.x AS SELECT ARRAY(SELECT i * f FROM UNNEST(GENERATE_ARRAY(1, n)) AS i) AS c FROM d.t;
-- end

-- id: bigquery_outer_beside_element_006
-- dialect: bigquery
-- construct: update, subquery, unnest
-- kind: outer beside element
-- writes: d.t
-- column: d.t.a -> d.t.c direct
-- column: d.t.f -> d.t.c direct
-- column: d.t.id -> d.t.* filter
UPDATE d.t SET c = ARRAY(SELECT AS STRUCT e.k, f FROM UNNEST(a) AS e) WHERE id = 1;
-- end
