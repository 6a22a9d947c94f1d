-- id: bigquery_struct_star_below_001
-- dialect: bigquery
-- construct: struct,star,subquery
-- kind: struct_star_below
-- reads: web.hit
-- column: web.hit.hit_id -> <result>.hit_id direct
-- column: web.hit.device -> <result>.browser direct
-- column: web.hit.device -> <result>.* filter
SELECT q.hit_id, q.browser FROM (SELECT h.hit_id, h.device.* FROM web.hit h) q WHERE q.is_mobile;
-- end

-- id: bigquery_struct_star_below_002
-- dialect: bigquery
-- construct: struct,star,cte,unnest
-- kind: struct_star_below
-- reads: web.hit
-- writes: web.goods
-- column: web.hit.hit_id -> web.goods.hit_id direct
-- column: web.hit.goods -> web.goods.sku direct
-- column: web.hit.goods -> web.goods.price direct
CREATE TABLE web.goods AS
WITH g AS (SELECT hit_id, item.* FROM web.hit, UNNEST(goods) AS item)
SELECT hit_id, sku, price FROM g;
-- end
