-- id: clickhouse_mixed_001
-- dialect: clickhouse
-- construct: materialized_view, unnest
-- reads: a.raw
-- writes: a.item
-- column: a.raw.id -> a.item.id direct
-- column: a.raw.items -> a.item.sku direct
-- column: a.raw.items -> a.item.n direct
CREATE MATERIALIZED VIEW a.item_mv TO a.item AS
SELECT id, item.1 AS sku, item.2 AS n FROM a.raw ARRAY JOIN items AS item;
-- end

-- id: clickhouse_mixed_002
-- dialect: clickhouse
-- construct: insert, join, subquery
-- reads: a.l, a.r
-- writes: a.o
-- column: a.l.k -> a.o.k direct
-- column: a.r.v -> a.o.v direct
-- column: a.l.k -> a.o.* join
-- column: a.r.k -> a.o.* join
-- column: a.r.d -> a.o.* filter
INSERT INTO a.o (k, v) SELECT l.k, r.v FROM a.l AS l ANY LEFT JOIN (SELECT k, v FROM a.r WHERE d = today()) AS r ON l.k = r.k SETTINGS join_algorithm = 'hash';
-- end
