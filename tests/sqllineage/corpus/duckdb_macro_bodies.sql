-- id: duckdb_macro_bodies_001
-- dialect: duckdb
-- construct: function, ctas, script
-- kind: macro_bodies
-- reads: raw.pts
-- writes: mart.pts
-- column: raw.pts.y -> mart.pts.v direct
-- column: raw.pts.z -> mart.pts.w direct
CREATE MACRO scaled(a) AS a + 1, (a, b) AS b * 2;
CREATE TABLE mart.pts AS SELECT scaled(p.x, p.y) AS v, scaled(p.z) AS w FROM raw.pts p;
-- end

-- id: duckdb_macro_bodies_002
-- dialect: duckdb
-- construct: function, insert, script
-- kind: macro_bodies
-- reads: raw.item
-- writes: mart.item
-- column: raw.item.name -> mart.item.title direct
-- column: raw.item.long_name -> mart.item.label direct
-- column: raw.item.lang -> mart.item.* filter
CREATE OR REPLACE MACRO shown(a, b := 'x') AS upper(a),
  (a, b, c) AS CASE WHEN a = 'de' THEN c ELSE NULL END;
INSERT INTO mart.item (title, label)
SELECT shown(i.name), shown(i.lang, i.code, i.long_name) FROM raw.item i;
-- end

-- id: duckdb_macro_bodies_003
-- dialect: duckdb
-- construct: function, ctas, script
-- kind: macro_bodies
-- reads: raw.trip
-- writes: mart.trip
-- column: raw.trip.km -> mart.trip.km direct
-- column: raw.trip.note -> mart.trip.note direct
CREATE TEMP FUNCTION tidy(v) AS coalesce(v, 0), (v, w) AS trim(w), (v, w, x) AS x;
CREATE TABLE mart.trip AS SELECT tidy(t.km) AS km, tidy(t.km, t.note) AS note FROM raw.trip t;
-- end

-- id: duckdb_macro_bodies_004
-- dialect: duckdb
-- construct: function, select, script
-- kind: macro_bodies
-- reads: ref.fx, raw.pay
-- column: ref.fx.rate -> <result>.rate direct
-- column: ref.fx.ccy -> <result>.* filter
-- column: raw.pay.ccy -> <result>.* filter
-- column: raw.pay.amount -> <result>.plain direct
CREATE MACRO rate_of(c) AS (SELECT max(f.rate) FROM ref.fx f WHERE f.ccy = c), (c, d) AS d;
SELECT rate_of(p.ccy) AS rate, rate_of(p.ccy, p.amount) AS plain FROM raw.pay p;
-- end

-- id: duckdb_macro_bodies_005
-- dialect: duckdb
-- construct: function, ctas, script
-- kind: macro_bodies
-- reads: shop.orders, shop.archive
-- writes: mart.some
-- column: shop.orders.id -> <result>.id direct
-- column: shop.archive.id -> <result>.id direct
-- column: shop.archive.total -> <result>.amount direct
-- column: shop.orders.amount -> <result>.amount direct
-- column: shop.archive.customer -> <result>.* filter
-- column: shop.archive.id -> mart.some.id direct
-- column: shop.archive.total -> mart.some.amount direct
-- column: shop.archive.customer -> mart.some.* filter
CREATE MACRO orders_of() AS TABLE SELECT o.id, o.amount FROM shop.orders o,
  (c) AS TABLE SELECT a.id, a.total AS amount FROM shop.archive a WHERE a.customer = c;
CREATE TABLE mart.some AS SELECT id, amount FROM orders_of(7);
-- end
