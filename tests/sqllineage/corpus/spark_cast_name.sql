-- id: spark_cast_name_001
-- dialect: spark
-- construct: view, script, cte
-- kind: cast_name
-- reads: lake.raw
-- writes: lake.clean
-- column: lake.raw.id -> lake.clean.id direct
-- column: lake.raw.at -> lake.clean.day direct
CREATE TEMP VIEW v AS SELECT CAST(id AS STRING), at FROM lake.raw;
INSERT INTO lake.clean (id, day) SELECT id, at FROM v;
-- end

-- id: spark_cast_name_002
-- dialect: spark
-- construct: subquery, select
-- kind: cast_name
-- reads: s
-- column: s.x -> <result>.x direct
-- column: s.x -> <result>.* filter
SELECT x FROM (SELECT CAST(x AS INT) FROM s) WHERE x > 3;
-- end

-- id: spark_cast_name_003
-- dialect: spark
-- construct: union, ctas
-- kind: cast_name
-- reads: a, b
-- writes: c
-- column: a.k -> c.k direct
-- column: b.j -> c.k direct
CREATE TABLE c AS SELECT bigint(k) FROM a UNION ALL SELECT j FROM b;
-- end
