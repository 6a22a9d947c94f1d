-- id: clickhouse_join_get_001
-- dialect: clickhouse
-- construct: update
-- kind: join_get
-- reads: db.j
-- writes: e
-- column: db.j.city -> e.city direct
-- column: e.ip -> e.city direct
ALTER TABLE e UPDATE city = joinGet('db.j', 'city', ip) WHERE 1;
-- end

-- id: clickhouse_join_get_002
-- dialect: clickhouse
-- construct: select
-- kind: join_get
-- reads: t, j
-- column: j.n -> <result>.n direct
-- column: t.k -> <result>.n direct
SELECT joinGetOrNull('j', 'n', k) AS n FROM t;
-- end

-- id: clickhouse_join_get_003
-- dialect: clickhouse
-- construct: insert
-- kind: join_get
-- reads: t, db.j
-- writes: d
-- column: db.j.city -> d.city direct
-- column: t.ip -> d.city direct
INSERT INTO d (city) SELECT upper(joinGet(db.j, 'city', ip)) FROM t;
-- end

-- id: clickhouse_join_get_004
-- dialect: clickhouse
-- construct: select
-- kind: join_get
-- reads: t, j
-- column: t.v -> <result>.v direct
-- column: j.state -> <result>.* filter
-- column: t.a -> <result>.* filter
-- column: t.b -> <result>.* filter
SELECT v FROM t WHERE joinGet(j, 'state', a, b) = 'ok';
-- end

-- id: clickhouse_join_get_005
-- dialect: clickhouse
-- construct: materialized_view
-- kind: join_get
-- reads: shop.orders, shop.prices
-- writes: shop.priced
-- column: shop.orders.id -> shop.priced.id direct
-- column: shop.prices.price -> shop.priced.price direct
-- column: shop.orders.sku -> shop.priced.price direct
CREATE MATERIALIZED VIEW shop.priced_mv TO shop.priced AS
SELECT o.id AS id, joinGet('shop.prices', 'price', o.sku) AS price
FROM shop.orders AS o;
-- end
