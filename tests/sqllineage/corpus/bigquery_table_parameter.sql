-- id: bigquery_table_parameter_001
-- dialect: bigquery
-- construct: function, ctas
-- kind: table_parameter
-- reads: d.src
-- writes: d.o
-- column: d.src.id -> d.o.id direct
-- column: d.src.v -> d.o.w direct
-- column: d.src.ok -> d.o.* filter
-- column: d.src.v -> d.o.* filter
CREATE TABLE FUNCTION d.f(t TABLE<id INT64, v INT64>, n INT64) AS (SELECT id, v * n AS w FROM t WHERE v > n);
CREATE TABLE d.o AS SELECT id, w FROM d.f((SELECT id, v FROM d.src WHERE ok), 3);
-- end

-- id: bigquery_table_parameter_002
-- dialect: bigquery
-- construct: function, insert
-- kind: table_parameter
-- reads: d.src
-- writes: d.o
-- column: d.src.v -> d.o.w direct
-- column: d.src.v -> d.o.* filter
CREATE OR REPLACE TABLE FUNCTION d.f(rows_in TABLE<v INT64>) AS (SELECT r.v + 1 AS w FROM rows_in AS r WHERE r.v > 0);
INSERT INTO d.o (w) SELECT w FROM d.f(TABLE d.src);
-- end

-- id: bigquery_table_parameter_003
-- dialect: bigquery
-- construct: function, cte
-- kind: table_parameter
-- reads: d.src, d.dim
-- column: d.src.id -> <result>.id direct
-- column: d.dim.label -> <result>.label direct
-- column: d.src.id -> <result>.* join
-- column: d.dim.id -> <result>.* join
-- column: d.src.ok -> <result>.* filter
CREATE TABLE FUNCTION d.named(t TABLE<id INT64>) AS (SELECT t.id, x.label FROM t JOIN d.dim AS x ON x.id = t.id);
WITH c AS (SELECT id FROM d.src WHERE ok) SELECT id, label FROM d.named(TABLE c);
-- end
