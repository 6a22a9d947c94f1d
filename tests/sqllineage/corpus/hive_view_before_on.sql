-- id: hive_view_before_on_001
-- dialect: hive
-- construct: insert, join, lateral
-- kind: view_before_on
-- reads: a, b
-- writes: t
-- column: a.x -> t.x direct
-- column: b.arr -> t.c direct
-- column: a.id -> t.* join
-- column: b.id -> t.* join
INSERT INTO TABLE t (x, c)
SELECT a.x, e.c FROM a JOIN b LATERAL VIEW explode(b.arr) e AS c ON a.id = b.id;
-- end

-- id: hive_view_before_on_002
-- dialect: hive
-- construct: select, join, lateral
-- kind: view_before_on
-- reads: shop.buyer, shop.cart
-- column: shop.buyer.name -> <result>.name direct
-- column: shop.cart.lines -> <result>.sku direct
-- column: shop.cart.lines -> <result>.place direct
-- column: shop.buyer.buyer_id -> <result>.* join
-- column: shop.cart.buyer_id -> <result>.* join
-- column: shop.buyer.favourite -> <result>.* join
-- column: shop.cart.lines -> <result>.* join
SELECT u.name, l.place, l.sku
FROM shop.buyer u
LEFT OUTER JOIN shop.cart k LATERAL VIEW posexplode(k.lines) l AS place, sku
  ON u.buyer_id = k.buyer_id AND u.favourite = l.sku;
-- end

-- id: hive_view_before_on_003
-- dialect: hive
-- construct: ctas, join, lateral, subquery
-- kind: view_before_on
-- reads: log.hit, ref.site, ref.lang
-- writes: mart.hit
-- column: ref.site.site -> mart.hit.site direct
-- column: log.hit.tags -> mart.hit.tag direct
-- column: ref.lang.title -> mart.hit.title direct
-- column: ref.site.site -> mart.hit.* join
-- column: log.hit.site -> mart.hit.* join
-- column: ref.site.lang -> mart.hit.* join
-- column: ref.lang.lang -> mart.hit.* join
-- column: log.hit.day -> mart.hit.* filter
CREATE TABLE mart.hit AS
SELECT s.site, g.tag, n.title
FROM ref.site s
JOIN (SELECT h.site, h.tags FROM log.hit h WHERE h.day > '2020-01-01') q
  LATERAL VIEW OUTER explode(q.tags) g AS tag ON (s.site = q.site)
JOIN ref.lang n ON (s.lang = n.lang);
-- end

-- id: hive_view_before_on_004
-- dialect: hive
-- construct: insert, join, lateral
-- kind: view_before_on
-- reads: a, b
-- writes: t
-- column: a.x -> t.x direct
-- column: b.arr -> t.c direct
-- column: b.other -> t.d direct
-- column: a.id -> t.* join
-- column: b.id -> t.* join
-- column: a.day -> t.* filter
FROM a JOIN b LATERAL VIEW explode(b.arr) e AS c LATERAL VIEW explode(b.other) f AS d ON a.id = b.id
INSERT OVERWRITE TABLE t SELECT a.x, e.c, f.d WHERE a.day = 1;
-- end

-- id: hive_view_before_on_005
-- dialect: hive
-- construct: insert, join, lateral
-- kind: view_before_on
-- reads: a, b, z
-- writes: t
-- column: a.items -> t.item direct
-- column: b.arr -> t.c direct
-- column: z.w -> t.w direct
-- column: a.id -> t.* join
-- column: b.id -> t.* join
-- column: b.arr -> t.* join
-- column: z.k -> t.* join
INSERT INTO t (item, c, w)
SELECT i.item, e.c, z.w
FROM a LATERAL VIEW explode(a.items) i AS item
JOIN b LATERAL VIEW explode(b.arr) e AS c ON a.id = b.id
JOIN z ON z.k = e.c;
-- end
