-- id: postgres_row_function_001
-- dialect: postgres
-- construct: function, insert
-- kind: row_function
-- schema: {"tables": {"shop.customer": ["id", "name", "region", "turnover"]}}
-- reads: shop.customer
-- writes: mart.best
-- column: shop.customer.id -> mart.best.id direct
-- column: shop.customer.name -> mart.best.name direct
-- column: shop.customer.region -> mart.best.* filter
-- column: shop.customer.turnover -> mart.best.* sort
CREATE FUNCTION shop.best(p int) RETURNS shop.customer LANGUAGE sql AS $$
  SELECT c.* FROM shop.customer c WHERE c.region = p ORDER BY c.turnover DESC LIMIT 1
$$;
INSERT INTO mart.best (id, name) SELECT b.id, b.name FROM shop.best(3) AS b;
-- end

-- id: postgres_row_function_002
-- dialect: postgres
-- construct: function, variable, insert
-- kind: row_function
-- reads: shop.item
-- writes: mart.span
-- column: shop.item.price -> mart.span.low direct
-- column: shop.item.price -> mart.span.high direct
-- column: shop.item.kind -> mart.span.* filter
CREATE TYPE shop.pair AS (low numeric, high numeric);
CREATE FUNCTION shop.span(p int) RETURNS shop.pair LANGUAGE plpgsql AS $$
DECLARE r shop.pair;
BEGIN
  SELECT min(price), max(price) INTO r FROM shop.item WHERE kind = p;
  RETURN r;
END $$;
INSERT INTO mart.span (low, high) SELECT s.low, s.high FROM shop.span(1) s;
-- end

-- id: postgres_row_function_003
-- dialect: postgres
-- construct: function, ctas, star
-- kind: row_function
-- reads: ops.sale, ops.shop
-- writes: mart.t
-- column: ops.sale.d -> <result>.day direct
-- column: ops.sale.x -> <result>.total direct
-- column: ops.sale.shop -> <result>.* filter
-- column: ops.sale.d -> <result>.* group
-- column: ops.sale.d -> mart.t.day direct
-- column: ops.sale.x -> mart.t.total direct
-- column: ops.sale.shop -> mart.t.* filter
-- column: ops.sale.d -> mart.t.* group
-- column: ops.shop.id -> mart.t.* filter
CREATE FUNCTION ops.totals(p int) RETURNS TABLE (day date, total numeric) LANGUAGE sql AS $$
  SELECT d, sum(x) FROM ops.sale WHERE shop = p GROUP BY d
$$;
CREATE TABLE mart.t AS SELECT (ops.totals(s.id)).* FROM ops.shop s;
-- end

-- id: postgres_row_function_004
-- dialect: postgres
-- construct: function, lateral, insert, update
-- kind: row_function
-- reads: ops.measure, ops.sensor
-- writes: mart.stat
-- column: ops.measure.v -> mart.stat.lo direct
-- column: ops.measure.v -> mart.stat.hi direct
-- column: ops.measure.sensor -> mart.stat.* filter
-- column: ops.sensor.id -> mart.stat.sensor direct
-- column: ops.sensor.id -> mart.stat.* filter
CREATE FUNCTION ops.stat(p_id int, OUT lo int, OUT hi int) LANGUAGE plpgsql AS $$
BEGIN
  SELECT min(v), max(v) INTO lo, hi FROM ops.measure WHERE sensor = p_id;
END $$;
INSERT INTO mart.stat (sensor, lo, hi)
SELECT s.id, x.lo, x.hi FROM ops.sensor s CROSS JOIN LATERAL ops.stat(s.id) x;
UPDATE mart.stat SET hi = (ops.stat(1)).hi;
-- end

-- id: postgres_row_function_005
-- dialect: postgres
-- construct: function, view
-- kind: row_function
-- reads: crm.contact, crm.person
-- writes: crm.v
-- column: crm.contact.subject -> crm.v.subject direct
-- column: crm.person.name -> crm.v.name direct
-- column: crm.contact.person -> crm.v.* filter
-- column: crm.person.id -> crm.v.* filter
-- column: crm.contact.made_at -> crm.v.* sort
CREATE FUNCTION crm.last_contact(p bigint) RETURNS crm.contact LANGUAGE plpgsql AS $$
DECLARE rec crm.contact%ROWTYPE;
BEGIN
  SELECT * INTO STRICT rec FROM crm.contact WHERE person = p ORDER BY made_at DESC LIMIT 1;
  RETURN rec;
END $$;
CREATE VIEW crm.v AS SELECT (crm.last_contact(p.id)).subject, p.name FROM crm.person p;
-- end

-- id: postgres_row_function_006
-- dialect: postgres
-- construct: function, ctas, star
-- kind: row_function
-- schema: {"tables": {"geo.place": ["id", "lat", "lon"]}}
-- reads: geo.place
-- writes: geo.copy
-- column: geo.place.lat -> geo.copy.x direct
-- column: geo.place.lon -> geo.copy.y direct
-- column: geo.place.id -> geo.copy.* filter
CREATE TYPE geo.point2 AS (x float8, y float8);
CREATE FUNCTION geo.where_is(p int) RETURNS geo.point2 AS $$
BEGIN
  RETURN (SELECT ROW(lat, lon)::geo.point2 FROM geo.place WHERE id = p);
END $$ LANGUAGE plpgsql;
CREATE TABLE geo.copy AS SELECT * FROM geo.where_is(1);
-- end

-- id: postgres_row_function_007
-- dialect: postgres
-- construct: function, ctas, star
-- kind: row_function
-- schema: {"tables": {"geo.place": ["id", "lat", "lon"]}}
-- reads: geo.place
-- writes: geo.seen
-- column: geo.place.lat -> <result>.y direct
-- column: geo.place.lon -> <result>.x direct
-- column: geo.place.id -> <result>.* filter
-- column: geo.place.lat -> geo.seen.y direct
-- column: geo.place.lon -> geo.seen.x direct
-- column: geo.place.id -> geo.seen.* filter
CREATE FUNCTION geo.places(p int) RETURNS TABLE (x float8, y float8) AS $$
BEGIN
  FOR x, y IN SELECT lon, lat FROM geo.place WHERE id > p LOOP
    RETURN NEXT;
  END LOOP;
END $$ LANGUAGE plpgsql;
CREATE TABLE geo.seen AS SELECT (geo.places(4)).*;
-- end

-- id: postgres_row_function_008
-- dialect: postgres
-- construct: function, insert
-- kind: row_function
-- reads: pay.account
-- writes: pay.summary
-- column: pay.account.balance -> pay.summary.amount direct
-- column: pay.account.currency -> pay.summary.unit direct
-- column: pay.account.id -> pay.summary.* filter
CREATE FUNCTION pay.state_of(p_id int) RETURNS record LANGUAGE sql AS $$
  SELECT balance, currency FROM pay.account WHERE id = p_id
$$;
INSERT INTO pay.summary (amount, unit)
SELECT s.b, s.c FROM pay.state_of(7) AS s(b numeric, c text);
-- end
