-- id: snowflake_dynamic_pivot_001
-- dialect: snowflake
-- construct: ctas, pivot
-- kind: dynamic pivot
-- reads: d.t
-- writes: d.o
-- column: d.t.k -> d.o.k direct
-- column: d.t.v -> d.o.a direct
-- column: d.t.n -> d.o.* filter
CREATE TABLE d.o AS SELECT k, "'a'" AS a FROM d.t PIVOT (SUM(v) FOR n IN (ANY));
-- end

-- id: snowflake_dynamic_pivot_002
-- dialect: snowflake
-- construct: ctas, pivot, subquery
-- kind: dynamic pivot
-- reads: d.q, d.t
-- writes: d.o
-- column: d.t.k -> d.o.k direct
-- column: d.t.v -> d.o.a direct
-- column: d.t.n -> d.o.* filter
CREATE TABLE d.o AS SELECT k, "'a'" AS a FROM d.t PIVOT (SUM(v) FOR n IN (SELECT DISTINCT x FROM d.q));
-- end

-- id: snowflake_dynamic_pivot_003
-- dialect: snowflake
-- construct: insert, pivot
-- kind: dynamic pivot
-- reads: d.t
-- writes: d.o
-- column: d.t.k -> d.o.k direct
-- column: d.t.v -> d.o.q1 direct
-- column: d.t.v -> d.o.q2 direct
-- column: d.t.n -> d.o.* filter
INSERT INTO d.o (k, q1, q2) SELECT k, "'Q1'", "'Q2'" FROM (SELECT * FROM d.t) PIVOT (MAX(v) FOR n IN (ANY ORDER BY n)) AS p;
-- end

-- id: snowflake_dynamic_pivot_004
-- dialect: snowflake
-- construct: view, pivot
-- kind: dynamic pivot
-- reads: d.t
-- writes: d.o
-- column: d.t.k -> d.o.k direct
-- column: d.t.m -> d.o.m direct
-- column: d.t.v -> d.o.s direct
-- column: d.t.n -> d.o.* filter
CREATE VIEW d.o AS SELECT p.k, p.m, p."'a'" + p."'b'" AS s FROM d.t PIVOT (SUM(v) FOR n IN (ANY) DEFAULT ON NULL (0)) AS p;
-- end

-- id: snowflake_dynamic_pivot_005
-- dialect: snowflake
-- construct: ctas, pivot, cte
-- kind: dynamic pivot
-- reads: d.t
-- writes: d.o
-- column: d.t.k -> d.o.k direct
-- column: d.t.v -> d.o.z direct
-- column: d.t.n -> d.o.* filter
-- column: d.t.v -> d.o.* filter
CREATE TABLE d.o AS WITH w AS (SELECT * FROM d.t PIVOT (SUM(v) FOR n IN (ANY))) SELECT k, w."'z'" AS z FROM w WHERE "'y'" > 0;
-- end
