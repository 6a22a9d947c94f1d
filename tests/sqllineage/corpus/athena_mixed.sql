-- id: athena_mixed_001
-- dialect: athena
-- construct: insert, unnest, json
-- reads: raw.x
-- writes: cur.y
-- column: raw.x.id -> cur.y.id direct
-- column: raw.x.body -> cur.y.sku direct
-- column: raw.x.dt -> cur.y.* filter
INSERT INTO cur.y (id, sku)
SELECT x.id, json_extract_scalar(i, '$.sku') FROM raw.x x CROSS JOIN UNNEST(CAST(json_extract(x.body, '$.items') AS ARRAY(JSON))) AS t (i)
WHERE x.dt = '2024-06-01';
-- end
