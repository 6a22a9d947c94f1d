-- id: bigquery_name_beside_element_001
-- dialect: bigquery
-- construct: ctas, unnest
-- kind: name_beside_element
-- reads: d.jobs
-- writes: d.o
-- column: d.jobs.job_stages -> d.o.n direct
-- column: d.jobs.steps -> d.o.n direct
CREATE TABLE d.o AS SELECT st.n FROM d.jobs, UNNEST(job_stages) AS js, UNNEST(steps) AS st;
-- end

-- id: bigquery_name_beside_element_002
-- dialect: bigquery
-- construct: ctas, unnest, join
-- kind: name_beside_element
-- reads: d.orders
-- writes: d.o
-- column: d.orders.id -> d.o.id direct
-- column: d.orders.items -> d.o.* join
-- column: d.orders.qty -> d.o.* join
CREATE TABLE d.o AS SELECT o.id FROM d.orders o LEFT JOIN UNNEST(o.items) AS i ON qty > 1;
-- end

-- id: bigquery_name_beside_element_003
-- dialect: bigquery
-- construct: insert, unnest
-- kind: name_beside_element
-- schema: {"tables": {"d.jobs": ["id", "stages", "steps"]}}
-- reads: d.jobs
-- writes: d.o
-- column: d.jobs.steps -> d.o.n direct
INSERT INTO d.o (n) SELECT st.n FROM d.jobs, UNNEST(stages) AS js, UNNEST(steps) AS st;
-- end

-- id: bigquery_name_beside_element_004
-- dialect: bigquery
-- construct: ctas, unnest, subquery
-- kind: name_beside_element
-- reads: d.jobs
-- writes: d.o
-- column: d.jobs.hits -> d.o.k direct
-- column: d.jobs.props -> d.o.k direct
CREATE TABLE d.o AS SELECT p.key AS k FROM (SELECT * FROM d.jobs) AS j CROSS JOIN UNNEST(j.hits) AS h CROSS JOIN UNNEST(props) AS p;
-- end

-- id: bigquery_name_beside_element_005
-- dialect: bigquery
-- construct: ctas, unnest, cte
-- kind: name_beside_element
-- reads: d.jobs
-- writes: d.o
-- column: d.jobs.tags -> d.o.tag direct
CREATE TABLE d.o AS WITH c AS (SELECT stages, tags FROM d.jobs) SELECT t AS tag FROM c, UNNEST(stages) AS s, UNNEST(tags) AS t;
-- end
