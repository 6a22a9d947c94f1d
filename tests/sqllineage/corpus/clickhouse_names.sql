-- id: clickhouse_names_001
-- dialect: clickhouse
-- construct: insert, join, variable
-- kind: table_placeholder
-- reads: fin.invoice
-- writes: fin.matched
-- column: fin.invoice.invoice_no -> fin.matched.invoice_no direct
-- column: fin.invoice.amount -> fin.matched.amount direct
-- column: fin.invoice.invoice_no -> fin.matched.* join
-- column: fin.invoice.booked_on -> fin.matched.* filter
INSERT INTO fin.matched (invoice_no, amount)
SELECT i.invoice_no, i.amount
FROM fin.invoice AS i
INNER JOIN {feed:Identifier} AS f ON f.ref = i.invoice_no
WHERE i.booked_on >= {since:Date} AND f.currency = {ccy:String};
-- end

-- id: clickhouse_names_002
-- dialect: clickhouse
-- construct: insert, union, subquery, variable
-- kind: table_placeholder
-- reads: web.hit
-- writes: web.hit_all
-- column: web.hit.at -> web.hit_all.at direct
-- column: web.hit.url -> web.hit_all.url direct
-- column: web.hit.bot -> web.hit_all.* filter
INSERT INTO web.hit_all (at, url)
SELECT h.at, h.url FROM web.hit AS h WHERE h.bot = 0
UNION ALL
SELECT x.at, x.url FROM (SELECT e.at, e.url FROM {extra:Identifier} AS e WHERE e.day = {day:Date}) AS x;
-- end

-- id: clickhouse_names_003
-- dialect: clickhouse
-- construct: insert, aggregate
-- kind: clickhouse_function
-- reads: qa.sample
-- writes: qa.length_test
-- column: qa.sample.line -> qa.length_test.line direct
-- column: qa.sample.length_mm -> qa.length_test.result direct
-- column: qa.sample.valid -> qa.length_test.* filter
-- column: qa.sample.line -> qa.length_test.* group
INSERT INTO qa.length_test (line, result)
SELECT t.line, studentTTestOneSampleIf(0.95)(t.length_mm, 5.0, t.valid = 1)
FROM qa.sample AS t
GROUP BY t.line;
-- end

-- id: clickhouse_names_004
-- dialect: clickhouse
-- construct: materialized_view, aggregate
-- kind: clickhouse_function
-- reads: shop.event
-- writes: shop.funnel
-- column: shop.event.session_id -> shop.funnel.session_id direct
-- column: shop.event.at -> shop.funnel.level direct
-- column: shop.event.action -> shop.funnel.level direct
-- column: shop.event.at -> shop.funnel.hit direct
-- column: shop.event.page -> shop.funnel.hit direct
-- column: shop.event.session_id -> shop.funnel.* group
CREATE MATERIALIZED VIEW shop.funnel_mv TO shop.funnel AS
SELECT e.session_id AS session_id,
       windowFunnel(3600, 'strict_order')(e.at, e.action = 'view', e.action = 'buy') AS level,
       sequenceMatch('(?1)(?t<60)(?2)')(e.at, e.page = 'a', e.page = 'b') AS hit
FROM shop.event AS e
GROUP BY session_id;
-- end

-- id: clickhouse_names_005
-- dialect: clickhouse
-- construct: ctas, aggregate
-- kind: clickhouse_function
-- reads: net.request
-- writes: net.latency_state
-- column: net.request.host -> net.latency_state.host direct
-- column: net.request.ms -> net.latency_state.q direct
-- column: net.request.weight -> net.latency_state.q direct
-- column: net.request.codes -> net.latency_state.by_code direct
-- column: net.request.hits -> net.latency_state.by_code direct
-- column: net.request.tags -> net.latency_state.tags direct
-- column: net.request.host -> net.latency_state.* group
CREATE TABLE net.latency_state ENGINE = AggregatingMergeTree ORDER BY host AS
SELECT r.host, quantilesTDigestWeightedState(0.5, 0.99)(r.ms, r.weight) AS q,
       sumMapFiltered([200, 500])(r.codes, r.hits) AS by_code, topKArray(3)(r.tags) AS tags
FROM net.request AS r
GROUP BY r.host;
-- end

-- id: clickhouse_names_006
-- dialect: clickhouse
-- construct: insert, function
-- kind: clickhouse_function
-- reads: ads.click, ref.geo, ref.block
-- writes: ads.click_geo
-- column: ads.click.click_id -> ads.click_geo.click_id direct
-- column: ref.geo.country -> ads.click_geo.country direct
-- column: ads.click.ip_num -> ads.click_geo.country direct
-- column: ref.geo.city -> ads.click_geo.city direct
-- column: ads.click.ip_num -> ads.click_geo.city direct
-- column: ads.click.ip_num -> ads.click_geo.* filter
INSERT INTO ads.click_geo (click_id, country, city)
SELECT c.click_id, dictGet('ref.geo', 'country', c.ip_num),
       dictGetOrDefault('ref.geo', 'city', c.ip_num, 'unknown')
FROM ads.click AS c
WHERE NOT dictHas('ref.block', c.ip_num);
-- end

-- id: clickhouse_names_007
-- dialect: clickhouse
-- construct: script, function, aggregate
-- kind: clickhouse_function
-- reads: lab.probe
-- column: lab.probe.sensor -> <result>.sensor direct
-- column: lab.probe.raw -> <result>.peak direct
-- column: lab.probe.gain -> <result>.peak direct
-- column: lab.probe.raw -> <result>.total direct
-- column: lab.probe.sensor -> <result>.* group
-- column: lab.probe.ok -> <result>.* filter
-- column: lab.probe.raw -> <result>.* filter
CREATE FUNCTION linear AS (x, k, b) -> k * x + b;
SELECT m.sensor, max(linear(m.raw, m.gain, 0.5)) AS peak, sum(m.raw)FILTER(WHERE m.ok) AS total
FROM lab.probe AS m
GROUP BY m.sensor
HAVING max(m.raw)IN(1, 2);
-- end
