-- id: clickhouse_sources_001
-- dialect: clickhouse
-- construct: insert, join
-- kind: clickhouse_join
-- reads: ads.click, ads.bid, ads.user
-- writes: ads.click_cost
-- column: ads.click.click_id -> ads.click_cost.click_id direct
-- column: ads.bid.cost -> ads.click_cost.cost direct
-- column: ads.user.country -> ads.click_cost.country direct
-- column: ads.bid.bid_id -> ads.click_cost.* join
-- column: ads.click.bid_id -> ads.click_cost.* join
-- column: ads.user.user_id -> ads.click_cost.* join
-- column: ads.click.user_id -> ads.click_cost.* join
-- column: ads.user.country -> ads.click_cost.* filter
INSERT INTO ads.click_cost (click_id, cost, country)
SELECT c.click_id, b.cost, u.country
FROM ads.click AS c
GLOBAL LEFT ANY OUTER JOIN ads.bid AS b ON b.bid_id = c.bid_id
INNER ANY JOIN ads.user AS u ON u.user_id = c.user_id
WHERE u.country != '';
-- end

-- id: clickhouse_sources_002
-- dialect: clickhouse
-- construct: materialized_view, join, subquery
-- kind: clickhouse_join
-- reads: md.trade, md.quote
-- writes: md.fill
-- column: md.trade.trade_id -> md.fill.trade_id direct
-- column: md.quote.bid -> md.fill.bid direct
-- column: md.quote.sym -> md.fill.* join
-- column: md.trade.sym -> md.fill.* join
-- column: md.quote.ts -> md.fill.* join
-- column: md.trade.ts -> md.fill.* join
-- column: md.quote.venue -> md.fill.* filter
CREATE MATERIALIZED VIEW md.fill_mv TO md.fill AS
SELECT t.trade_id AS trade_id, q.bid AS bid
FROM md.trade AS t
LEFT ASOF JOIN (SELECT sym, ts, bid FROM md.quote WHERE venue = 'X') AS q
ON q.sym = t.sym AND q.ts <= t.ts;
-- end

-- id: clickhouse_sources_003
-- dialect: clickhouse
-- construct: select, join
-- kind: clickhouse_join
-- reads: post.parcel, post.delivered, post.route_today
-- column: post.parcel.parcel_id -> <result>.parcel_id direct
-- column: post.parcel.weight -> <result>.weight direct
-- column: post.delivered.parcel_id -> <result>.* join
-- column: post.parcel.parcel_id -> <result>.* join
-- column: post.route_today.zone -> <result>.* join
-- column: post.parcel.zone -> <result>.* join
-- column: post.parcel.weight -> <result>.* sort
SELECT p.parcel_id, p.weight
FROM post.parcel AS p
LEFT ANTI JOIN post.delivered AS d ON d.parcel_id = p.parcel_id
SEMI LEFT JOIN post.route_today AS r ON r.zone = p.zone
ORDER BY p.weight;
-- end

-- id: clickhouse_sources_004
-- dialect: clickhouse
-- construct: insert, join, subquery
-- kind: clickhouse_join
-- reads: lab.control, lab.treated
-- writes: lab.pairs
-- column: lab.control.id -> lab.pairs.control_id direct
-- column: lab.treated.id -> lab.pairs.treated_id direct
-- column: lab.control.score -> lab.pairs.* sort
-- column: lab.treated.dose -> lab.pairs.* sort
INSERT INTO lab.pairs (control_id, treated_id)
SELECT a.id, b.id
FROM (SELECT id FROM lab.control ORDER BY score) AS a
PASTE JOIN (SELECT id FROM lab.treated ORDER BY dose DESC) AS b;
-- end

-- id: clickhouse_sources_005
-- dialect: clickhouse
-- construct: select, join, unnest, aggregate
-- kind: clickhouse_join
-- reads: shop.cart, shop.sku
-- column: shop.sku.title -> <result>.title direct
-- column: shop.sku.sku_id -> <result>.* join
-- column: shop.cart.item_ids -> <result>.* join
-- column: shop.cart.item_ids -> <result>.* group
SELECT any(s.title) AS title, count() AS n
FROM shop.cart AS c
LEFT ARRAY JOIN c.item_ids AS item
LEFT ANY JOIN shop.sku AS s ON s.sku_id = item
GROUP BY item;
-- end

-- id: clickhouse_sources_006
-- dialect: clickhouse
-- construct: insert, function
-- kind: dictionary
-- reads: raw.call, ref.prefix, ref.operator
-- writes: dwh.call
-- column: raw.call.call_id -> dwh.call.call_id direct
-- column: ref.prefix.country -> dwh.call.country direct
-- column: raw.call.prefix -> dwh.call.country direct
-- column: ref.operator.label -> dwh.call.operator direct
-- column: raw.call.op_code -> dwh.call.operator direct
-- column: raw.call.op_text -> dwh.call.operator direct
-- column: raw.call.prefix -> dwh.call.* filter
INSERT INTO dwh.call (call_id, country, operator)
SELECT c.call_id,
       dictGetString('ref.prefix', 'country', toUInt64(c.prefix)),
       dictGetOrDefault(ref.operator, 'label', c.op_code, c.op_text)
FROM raw.call AS c
WHERE dictHas('ref.prefix', toUInt64(c.prefix));
-- end

-- id: clickhouse_sources_007
-- dialect: clickhouse
-- construct: materialized_view, function
-- kind: dictionary
-- reads: net.flow, net.asn_dict
-- writes: net.flow_geo
-- column: net.flow.flow_id -> net.flow_geo.flow_id direct
-- column: net.asn_dict.org -> net.flow_geo.asn direct
-- column: net.asn_dict.country -> net.flow_geo.asn direct
-- column: net.flow.src_ip -> net.flow_geo.asn direct
-- column: net.flow.vlan -> net.flow_geo.asn direct
CREATE MATERIALIZED VIEW net.flow_mv TO net.flow_geo AS
SELECT f.flow_id AS flow_id,
       dictGet('net.asn_dict', ('org', 'country'), tuple(f.src_ip, f.vlan)) AS asn
FROM net.flow AS f;
-- end

-- id: clickhouse_sources_008
-- dialect: clickhouse
-- construct: select, join, subquery
-- kind: dictionary
-- reads: web.visit, geo.city_dict, geo.country_dict
-- column: web.visit.visit_id -> <result>.visit_id direct
-- column: geo.city_dict.town -> <result>.town direct
-- column: geo.city_dict.city_id -> <result>.* join
-- column: web.visit.city_id -> <result>.* join
-- column: web.visit.country -> <result>.* filter
-- column: geo.country_dict.code -> <result>.* filter
-- column: geo.country_dict.eu -> <result>.* filter
SELECT v.visit_id, c.town
FROM web.visit AS v
ANY LEFT JOIN dictionary('geo.city_dict') AS c ON c.city_id = v.city_id
WHERE v.country IN (SELECT code FROM dictionary('geo.country_dict') WHERE eu = 1);
-- end

-- id: clickhouse_sources_009
-- dialect: clickhouse
-- construct: ctas, aggregate
-- kind: dictionary
-- reads: hr.timesheet, hr.dept_dict
-- writes: hr.dept_hours
-- column: hr.dept_dict.title -> hr.dept_hours.dept direct
-- column: hr.timesheet.dept_id -> hr.dept_hours.dept direct
-- column: hr.timesheet.worked -> hr.dept_hours.hours direct
-- column: hr.dept_dict.title -> hr.dept_hours.* group
-- column: hr.timesheet.dept_id -> hr.dept_hours.* group
CREATE TABLE hr.dept_hours ENGINE = MergeTree ORDER BY dept AS
SELECT dictGet(hr.dept_dict, 'title', t.dept_id) AS dept, sum(t.worked) AS hours
FROM hr.timesheet AS t
GROUP BY dept;
-- end

-- id: clickhouse_sources_010
-- dialect: clickhouse
-- construct: select, cte
-- kind: dictionary
-- reads: fin.rate_log, rates
-- column: fin.rate_log.ccy -> <result>.ccy direct
-- column: fin.rate_log.day -> <result>.last_day direct
-- column: rates.eur -> <result>.eur direct
-- column: fin.rate_log.ccy -> <result>.eur direct
-- column: fin.rate_log.ccy -> <result>.* group
WITH rates AS (
  SELECT l.ccy AS ccy, max(l.day) AS last_day FROM fin.rate_log AS l GROUP BY l.ccy
)
SELECT r.ccy AS ccy, r.last_day AS last_day, dictGet('rates', 'eur', r.ccy) AS eur
FROM rates AS r;
-- end
