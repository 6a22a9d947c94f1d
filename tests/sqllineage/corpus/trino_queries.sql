-- id: trino_queries_001
-- dialect: trino
-- construct: select, join, aggregate, subquery
-- schema: {"tables": {"tpch.tiny.lineitem": ["orderkey", "partkey", "quantity", "extendedprice"], "tpch.tiny.part": ["partkey", "brand", "container"]}}
-- reads: tpch.tiny.lineitem, tpch.tiny.part
-- column: tpch.tiny.lineitem.extendedprice -> <result>.avg_yearly direct
-- column: tpch.tiny.part.partkey -> <result>.* filter
-- column: tpch.tiny.lineitem.partkey -> <result>.* filter
-- column: tpch.tiny.part.brand -> <result>.* filter
-- column: tpch.tiny.lineitem.quantity -> <result>.* filter
SELECT sum(l.extendedprice) / 7.0 AS avg_yearly
FROM tpch.tiny.lineitem l, tpch.tiny.part p
WHERE p.partkey = l.partkey
  AND brand = 'Brand#23'
  AND quantity < (SELECT 0.2 * avg(quantity) FROM tpch.tiny.lineitem WHERE partkey = p.partkey);
-- end

-- id: trino_queries_002
-- dialect: trino
-- construct: union, cte, window
-- reads: hive.a.buy, hive.a.sell
-- writes: iceberg.m.position
-- column: hive.a.buy.sym -> iceberg.m.position.sym direct
-- column: hive.a.sell.sym -> iceberg.m.position.sym direct
-- column: hive.a.buy.n -> iceberg.m.position.held direct
-- column: hive.a.sell.n -> iceberg.m.position.held direct
-- column: hive.a.buy.sym -> iceberg.m.position.* window
-- column: hive.a.sell.sym -> iceberg.m.position.* window
-- column: hive.a.buy.at -> iceberg.m.position.* window
-- column: hive.a.sell.at -> iceberg.m.position.* window
INSERT INTO iceberg.m.position (sym, held)
WITH move AS (
    SELECT sym, n, at FROM hive.a.buy
    UNION ALL
    SELECT sym, -n, at FROM hive.a.sell
)
SELECT sym, sum(n) OVER (PARTITION BY sym ORDER BY at) FROM move;
-- end

-- id: trino_queries_003
-- dialect: trino
-- construct: struct, select, unnest
-- reads: lake.raw.log
-- column: lake.raw.log.ctx -> <result>.user_name direct
-- column: lake.raw.log.labels -> <result>.label direct
-- column: lake.raw.log.labels -> <result>.val direct
SELECT g.ctx.user.name AS user_name, m.label, m.val
FROM lake.raw.log AS g
CROSS JOIN UNNEST(g.labels) AS m (label, val);
-- end
