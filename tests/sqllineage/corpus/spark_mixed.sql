-- id: spark_mixed_001
-- dialect: spark
-- construct: temp_table, script, lateral
-- reads: a.s
-- writes: a.t
-- column: a.s.k -> a.t.k direct
-- column: a.s.arr -> a.t.item direct
-- column: a.s.arr -> a.t.pos direct
-- column: a.s.k -> a.t.* filter
CREATE OR REPLACE TEMP VIEW v AS SELECT k, posexplode_outer(arr) AS (pos, item) FROM a.s WHERE k IS NOT NULL;
INSERT INTO a.t (k, item, pos) SELECT k, item, pos FROM v;
-- end

-- id: spark_mixed_002
-- dialect: spark
-- construct: pivot, view
-- reads: a.p
-- writes: a.v
-- column: a.p.k -> a.v.k direct
-- column: a.p.amt -> a.v.jan direct
-- column: a.p.amt -> a.v.feb direct
-- column: a.p.m -> a.v.* filter
CREATE VIEW a.v AS SELECT * FROM (SELECT k, m, amt FROM a.p) PIVOT (sum(amt) FOR m IN (1 AS jan, 2 AS feb));
-- end
