-- id: spark_practice_001
-- dialect: spark
-- construct: temp_table, script, window
-- reads: raw.dev
-- writes: gold.dev
-- column: raw.dev.dev -> gold.dev.dev direct
-- column: raw.dev.at -> gold.dev.bucket direct
-- column: raw.dev.val -> gold.dev.avg_val direct
-- column: raw.dev.dev -> gold.dev.* group
-- column: raw.dev.at -> gold.dev.* group
-- column: raw.dev.val -> gold.dev.* filter
CREATE OR REPLACE GLOBAL TEMP VIEW dv AS SELECT dev, at AS w_at, val FROM raw.dev WHERE val IS NOT NULL;
INSERT INTO gold.dev
SELECT dev, window(w_at, '10 minutes').start AS bucket, avg(val) AS avg_val
FROM global_temp.dv GROUP BY dev, window(w_at, '10 minutes');
-- end

-- id: spark_practice_002
-- dialect: spark
-- construct: select, lateral, json
-- reads: b.ev
-- column: b.ev.id -> <result>.id direct
-- column: b.ev.js -> <result>.name direct
-- column: b.ev.js -> <result>.item direct
SELECT id, p.name, item FROM (SELECT id, from_json(js, 'name STRING, items ARRAY<STRING>') AS p FROM b.ev)
LATERAL VIEW OUTER explode(p.items) t AS item;
-- end

-- id: spark_practice_003
-- dialect: spark
-- construct: merge, subquery, union, join
-- schema: {"tables": {"up": ["k", "v"], "dim": ["k", "v", "cur"]}}
-- reads: up, dim
-- writes: dim
-- column: up.k -> dim.k direct
-- column: up.v -> dim.v direct
-- column: dim.k -> dim.* join
-- column: up.k -> dim.* join
-- column: dim.cur -> dim.* filter
-- column: dim.v -> dim.* filter
-- column: up.v -> dim.* filter
MERGE INTO dim t
USING (
  SELECT u.k AS mk, u.* FROM up u
  UNION ALL
  SELECT NULL AS mk, u.* FROM up u JOIN dim d ON u.k = d.k WHERE d.cur AND d.v <> u.v
) s
ON t.k = s.mk
WHEN MATCHED AND t.cur THEN UPDATE SET cur = false
WHEN NOT MATCHED THEN INSERT (k, v, cur) VALUES (s.k, s.v, true);
-- end

-- id: spark_practice_004
-- dialect: spark
-- construct: copy, unload, script
-- reads: t
-- writes: lake.z
INSERT OVERWRITE DIRECTORY '/out/t' USING parquet OPTIONS (compression 'zstd') SELECT a, b FROM t;
INSERT INTO lake.z SELECT _c0, _c1 FROM csv.`/in/z.csv`;
-- end

-- id: spark_practice_005
-- dialect: spark
-- construct: ctas, select, aggregate
-- reads: a.m
-- writes: a.n
-- column: a.m.k -> a.n.k direct
-- column: a.m.v -> a.n.vs direct
-- column: a.m.k -> a.n.mm direct
-- column: a.m.m -> a.n.mm direct
-- column: a.m.k -> a.n.* group
CREATE OR REPLACE TABLE a.n USING delta TBLPROPERTIES ('x' = 'y') LOCATION '/a/n' AS
SELECT k, transform(collect_list(v), x -> x + 1) AS vs, map_from_entries(collect_set(struct(k, m))) AS mm
FROM a.m GROUP BY k;
-- end

-- id: spark_practice_006
-- dialect: spark
-- construct: insert, multi_insert
-- reads: s.p
-- writes: s.q, s.r
-- column: s.p.a -> s.q.a direct
-- column: s.p.b -> s.r.b direct
-- column: s.p.a -> s.q.* filter
-- column: s.p.b -> s.r.* filter
FROM s.p
INSERT INTO s.q SELECT a WHERE a > 0
INSERT OVERWRITE TABLE s.r SELECT b WHERE b > 0;
-- end

-- id: spark_practice_007
-- dialect: spark
-- construct: select, union, subquery
-- reads: c.x, c.y
-- column: c.x.i -> <result>.i direct
-- column: c.y.n -> <result>.n direct
-- column: c.y.i -> <result>.* filter
-- column: c.x.i -> <result>.* filter
-- column: c.x.z -> <result>.* filter
SELECT i, (SELECT first(n) FROM c.y WHERE y.i = x.i) AS n
FROM c.x
WHERE z IN (VALUES (1), (2)) OR i NOT IN (SELECT i FROM c.y);
-- end
