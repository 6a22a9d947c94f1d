-- id: clickhouse_statements_001
-- dialect: clickhouse
-- construct: script, ddl, insert
-- kind: harmless_reported
-- reads: metric.buffer
-- writes: metric.point
-- column: metric.buffer.host -> metric.point.host direct
-- column: metric.buffer.at -> metric.point.at direct
-- column: metric.buffer.value -> metric.point.* filter
SYSTEM STOP MERGES metric.point;
CHECK TABLE metric.point SETTINGS check_query_single_value_result = 0;
CREATE ROW POLICY OR REPLACE only_own ON metric.point FOR SELECT USING tenant = 7 TO analyst;
INSERT INTO metric.point (host, at) SELECT b.host, b.at FROM metric.buffer AS b WHERE b.value > 0;
SYSTEM RELOAD DICTIONARY metric.host;
SYSTEM START MERGES metric.point;
-- end

-- id: clickhouse_statements_002
-- dialect: clickhouse
-- construct: ctas, aggregate
-- kind: replace_table
-- reads: web.visit
-- writes: mart.visit_hour
-- column: web.visit.site -> mart.visit_hour.site direct
-- column: web.visit.at -> mart.visit_hour.hour direct
-- column: web.visit.visitor -> mart.visit_hour.visitors direct
-- column: web.visit.bot -> mart.visit_hour.* filter
-- column: web.visit.site -> mart.visit_hour.* group
-- column: web.visit.at -> mart.visit_hour.* group
REPLACE TABLE mart.visit_hour ENGINE = MergeTree ORDER BY (site, hour) AS
SELECT v.site, toStartOfHour(v.at) AS hour, uniq(v.visitor) AS visitors
FROM web.visit AS v
WHERE v.bot = 0
GROUP BY v.site, toStartOfHour(v.at);
-- end

-- id: clickhouse_statements_003
-- dialect: clickhouse
-- construct: materialized_view, aggregate, insert, script
-- kind: comment_after_query
-- reads: web.click, web.log
-- writes: stat.click_minute, web.click
-- column: web.click.site -> stat.click_minute.site direct
-- column: web.click.at -> stat.click_minute.minute direct
-- column: web.click.bot -> stat.click_minute.* filter
-- column: web.click.site -> stat.click_minute.* group
-- column: web.click.at -> stat.click_minute.* group
-- column: web.log.host -> web.click.site direct
-- column: web.log.at -> web.click.at direct
CREATE MATERIALIZED VIEW stat.mv_click TO stat.click_minute AS
SELECT c.site, toStartOfMinute(c.at) AS minute, count() AS clicks
FROM web.click AS c
WHERE c.bot = 0
GROUP BY c.site, toStartOfMinute(c.at)
COMMENT 'one row; per site and minute';
INSERT INTO web.click (site, at) SELECT l.host, l.at FROM web.log AS l;
-- end

-- id: clickhouse_statements_004
-- dialect: clickhouse
-- construct: ctas
-- kind: comment_after_query
-- reads: live.sensor
-- writes: arch.sensor_2023
-- column: live.sensor.sensor -> arch.sensor_2023.sensor direct
-- column: live.sensor.at -> arch.sensor_2023.at direct
-- column: live.sensor.value -> arch.sensor_2023.value direct
-- column: live.sensor.at -> arch.sensor_2023.* filter
-- column: live.sensor.sensor -> arch.sensor_2023.* sort
-- column: live.sensor.at -> arch.sensor_2023.* sort
CREATE TABLE arch.sensor_2023 ENGINE = MergeTree ORDER BY (sensor, at) AS
SELECT s.sensor, s.at, s.value FROM live.sensor AS s
WHERE toYear(s.at) = 2023
ORDER BY s.sensor, s.at
SETTINGS max_threads = 4
COMMENT 'closed year';
-- end

-- id: clickhouse_statements_005
-- dialect: clickhouse
-- construct: view, union
-- kind: comment_after_query
-- reads: crm.person, crm.company
-- writes: rep.v_party
-- column: crm.person.id -> rep.v_party.id direct
-- column: crm.company.id -> rep.v_party.id direct
-- column: crm.person.name -> rep.v_party.name direct
-- column: crm.company.title -> rep.v_party.name direct
-- column: crm.person.active -> rep.v_party.* filter
CREATE OR REPLACE VIEW rep.v_party AS
(SELECT p.id, p.name FROM crm.person AS p WHERE p.active = 1 UNION ALL SELECT c.id, c.title FROM crm.company AS c)
COMMENT 'people and companies';
-- end

-- id: clickhouse_statements_006
-- dialect: clickhouse
-- construct: view, join
-- kind: comment_after_query
-- reads: shop.orders, shop.customer
-- writes: rep.v_order
-- column: shop.orders.order_no -> rep.v_order.order_no direct
-- column: shop.customer.city -> rep.v_order.city direct
-- column: shop.customer.id -> rep.v_order.* join
-- column: shop.orders.customer_id -> rep.v_order.* join
CREATE VIEW IF NOT EXISTS rep.v_order ON CLUSTER main AS
SELECT o.order_no, c.city
FROM shop.orders AS o
LEFT JOIN shop.customer AS c ON c.id = o.customer_id
COMMENT 'orders with their city';
-- end

-- id: clickhouse_statements_007
-- dialect: clickhouse
-- construct: ctas, view, script
-- kind: comment_after_query
-- reads: desk.remark
-- writes: desk.note, desk.v_agent
-- column: desk.remark.ticket_id -> desk.note.ticket_id direct
-- column: desk.remark.body -> desk.note.comment direct
-- column: desk.remark.deleted -> desk.note.* filter
-- column: desk.remark.agent -> desk.v_agent.agent direct
-- column: desk.remark.at -> desk.v_agent.at direct
CREATE TABLE desk.note ENGINE = Memory COMMENT 'words of the agents' AS
SELECT r.ticket_id, r.body AS comment FROM desk.remark AS r WHERE r.deleted = 0;
CREATE VIEW desk.v_agent AS SELECT comment.agent, comment.at FROM desk.remark AS comment;
-- end
