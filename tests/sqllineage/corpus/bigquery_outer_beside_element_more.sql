-- id: bigquery_outer_beside_element_more_001
-- dialect: bigquery
-- construct: merge, subquery, unnest
-- kind: outer beside element
-- reads: d.s
-- writes: d.t
-- column: d.t.id -> d.t.* join
-- column: d.s.id -> d.t.* join
-- column: d.s.a -> d.t.c direct
-- column: d.s.f -> d.t.c direct
MERGE d.t USING d.s ON d.t.id = d.s.id WHEN MATCHED THEN UPDATE SET c = ARRAY(SELECT AS STRUCT e.k, s.f FROM UNNEST(s.a) AS e);
-- end

-- id: bigquery_outer_beside_element_more_002
-- dialect: bigquery
-- construct: ctas, cte, subquery, unnest
-- kind: outer beside element
-- reads: d.t
-- writes: d.x
-- column: d.t.a -> d.x.c direct
-- column: d.t.f -> d.x.c direct
-- column: d.t.g -> d.x.* filter
CREATE TABLE d.x AS WITH w AS (SELECT a, f, g FROM d.t) SELECT (SELECT SUM(v * f) FROM UNNEST(GENERATE_ARRAY(1, ARRAY_LENGTH(a))) AS v WHERE g) AS c FROM w;
-- end
