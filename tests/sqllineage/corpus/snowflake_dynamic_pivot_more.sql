-- id: snowflake_dynamic_pivot_more_001
-- dialect: snowflake
-- construct: merge, pivot
-- kind: dynamic pivot
-- reads: d.t
-- writes: d.o
-- column: d.o.k -> d.o.* join
-- column: d.t.k -> d.o.* join
-- column: d.t.v -> d.o.a direct
-- column: d.t.n -> d.o.* filter
MERGE INTO d.o USING (SELECT k, "'a'" AS a FROM d.t PIVOT (SUM(v) FOR n IN (ANY))) s ON d.o.k = s.k WHEN MATCHED THEN UPDATE SET a = s.a;
-- end

-- id: snowflake_dynamic_pivot_more_002
-- dialect: snowflake
-- construct: ctas, pivot, temp_table
-- kind: dynamic pivot
-- reads: d.t
-- writes: d.o
-- column: d.t.k -> d.o.k direct
-- column: d.t.v -> d.o.x direct
-- column: d.t.n -> d.o.* filter
CREATE TEMPORARY TABLE tmp AS SELECT * FROM d.t PIVOT (AVG(v) FOR n IN (ANY ORDER BY n));
CREATE TABLE d.o AS SELECT k, COALESCE("'a b'", 0) AS x FROM tmp;
-- end
