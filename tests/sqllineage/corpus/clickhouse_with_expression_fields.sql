-- id: clickhouse_with_expression_fields_001
-- dialect: clickhouse
-- construct: select, struct
-- kind: with_expression_fields
-- reads: s
-- column: s.a -> <result>.m direct
WITH (a, b) AS tup SELECT tup.1 AS m FROM s;
-- end

-- id: clickhouse_with_expression_fields_002
-- dialect: clickhouse
-- construct: insert, unnest, struct
-- kind: with_expression_fields
-- reads: src
-- writes: d
-- column: src.ks -> d.k direct
-- column: src.vs -> d.v direct
INSERT INTO d (k, v)
WITH arrayJoin(arrayZip(ks, vs)) AS kv
SELECT kv.1, kv.2
FROM src;
-- end

-- id: clickhouse_with_expression_fields_003
-- dialect: clickhouse
-- construct: select, json, struct
-- kind: with_expression_fields
-- reads: logs
-- column: logs.body -> <result>.a direct
-- column: logs.body -> <result>.* filter
-- column: logs.body -> <result>.* sort
WITH JSONExtract(body, 'Tuple(a String, b Int64)') AS j
SELECT j.a AS a
FROM logs
WHERE j.b > 1
ORDER BY j.a;
-- end

-- id: clickhouse_with_expression_fields_004
-- dialect: clickhouse
-- construct: select, struct, aggregate
-- kind: with_expression_fields
-- reads: pts
-- column: pts.x -> <result>.first direct
-- column: pts.x -> <result>.* group
-- column: pts.y -> <result>.* sort
WITH tuple(x, y) AS p, p.1 AS first
SELECT first, count() AS n
FROM pts
GROUP BY first
ORDER BY max(p.2);
-- end

-- id: clickhouse_with_expression_fields_005
-- dialect: clickhouse
-- construct: view, struct, subquery
-- kind: with_expression_fields
-- reads: l, u
-- writes: v
-- column: l.raw -> v.host direct
-- column: u.name -> v.name direct
-- column: l.raw -> v.* join
-- column: u.host -> v.* join
CREATE VIEW v AS
WITH CAST(l.raw, 'Tuple(host String, path String)') AS parts
SELECT parts.host AS host, u.name AS name
FROM l INNER JOIN u ON parts.host = u.host;
-- end
